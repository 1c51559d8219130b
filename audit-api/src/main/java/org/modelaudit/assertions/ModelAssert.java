package org.modelaudit.assertions;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;

/** A model that waits to hear on which pictures it is audited. */
public final class ModelAssert extends AbstractAssert<ModelAssert, AuditedModel> {

    private final AuditSession session;
    private final Consumer<AssertionError> onViolation;

    ModelAssert(AuditedModel model, AuditSession session, Consumer<AssertionError> onViolation) {
        super(model, ModelAssert.class);
        this.session = session;
        this.onViolation = onViolation;
    }

    /**
     * The pictures that the model is audited on.
     *
     * @return the next link of the chain
     */
    public ImagesAssert on(AuditSet images) {
        return new ImagesAssert(actual, images, session, onViolation).as(descriptionText());
    }
}
