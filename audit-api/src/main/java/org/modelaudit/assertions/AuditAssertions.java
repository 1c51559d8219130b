package org.modelaudit.assertions;

import org.modelaudit.audit.AuditSession;
import org.modelaudit.model.AuditedModel;

/** Where an audit starts. */
public final class AuditAssertions {

    private AuditAssertions() {}

    /**
     * Starts an audit of the model.
     *
     * <p>Passes if the honest model looks at the shape: {@code
     * assertThat(model).on(images).explainedBy(gradCam()).has(localizationIoU(), atLeast(0.5))}.
     */
    public static ModelAssert assertThat(AuditedModel model) {
        return new ModelAssert(model, AuditSession.of(model), violation -> {
            throw violation;
        });
    }
}
