package org.modelaudit.assertions;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.study.Study;

/** A model and pictures that wait to hear which explainer is asked. */
public final class ImagesAssert extends AbstractAssert<ImagesAssert, AuditedModel> {

    private final AuditSet images;
    private final AuditSession session;
    private final Consumer<AssertionError> onViolation;

    ImagesAssert(AuditedModel model, AuditSet images, AuditSession session, Consumer<AssertionError> onViolation) {
        super(model, ImagesAssert.class);
        this.images = images;
        this.session = session;
        this.onViolation = onViolation;
    }

    /**
     * The explainer that says what the model looks at.
     *
     * @return the last link of the chain, which states requirements
     */
    public ExplanationsAssert explainedBy(Explainer explainer) {
        return new ExplanationsAssert(actual, images, explainer, session, onViolation).as(descriptionText());
    }

    /**
     * The study that finds something out about the model on all these pictures together, such as what the units of a layer respond to.
     *
     * @return the last link of the chain, which states requirements
     */
    public <F> StudyAssert<F> examinedBy(Study<F> study) {
        return new StudyAssert<>(actual, images, study, session, onViolation).as(descriptionText());
    }
}
