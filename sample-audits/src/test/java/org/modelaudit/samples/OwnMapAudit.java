package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.energyPointingGame;
import static org.modelaudit.checks.Audits.explainerAgreement;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.ownMap;

import org.modelaudit.data.AuditSet;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.model.AuditedModel;

/** What is required of a classifier of shapes that returns a map of where it looks: that it looks there. */
abstract class OwnMapAudit {

    static final double AGREEMENT = 0.4;

    @AuditTest
    void shows_the_shape(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(ownMap("attention"))
                .has(energyPointingGame(), atLeast(0.40).withConfidence(0.95))
                .because("requirement SHAPE-7: what the model shows is the shape");
    }

    @AuditTest
    void looks_at_the_shape(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam())
                .has(energyPointingGame(), atLeast(0.40).withConfidence(0.95))
                .because("requirement SHAPE-1: the decision rests on the shape itself");
    }

    @AuditTest
    void shows_what_it_looks_at(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(ownMap("attention"))
                .has(explainerAgreement(gradCam()), atLeast(AGREEMENT).withConfidence(0.95))
                .because("requirement SHAPE-8: what the model shows is what its decision rests on");
    }
}
