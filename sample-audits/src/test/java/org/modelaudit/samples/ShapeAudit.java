package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.atMost;
import static org.modelaudit.checks.Audits.energyPointingGame;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.localizationError;
import static org.modelaudit.checks.Audits.localizationIoU;

import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.junit.Explainers;
import org.modelaudit.model.AuditedModel;

/** What is required of every classifier of shapes, whoever trained it. */
abstract class ShapeAudit {

    /** The last block, as both models name it. */
    static final String LAYER = "features.block6";

    @AuditTest
    @Explainers({"grad-cam", "eigen-cam"})
    void looks_at_the_shape(AuditedModel model, AuditSet images, Explainer explainer) {
        assertThat(model)
                .on(images)
                .explainedBy(explainer)
                .has(localizationIoU().thresholdedAt(0.3), atLeast(0.55).withConfidence(0.95))
                .has(energyPointingGame(), atLeast(0.60).withConfidence(0.95))
                .because("requirement SHAPE-1: the decision rests on the shape itself");
    }

    @AuditTest
    void seldom_misses_the_shape(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam().at(LAYER))
                .has(localizationError().thresholdedAt(0.3), atMost(0.20).withConfidence(0.95))
                .because("requirement SHAPE-2: four of five decisions can be traced to the shape");
    }

    @AuditTest
    void looks_at_small_shapes_too(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images.where(sample -> sample.boxes().get(0).area() < 600))
                .explainedBy(gradCam().at(LAYER))
                .has(energyPointingGame(), atLeast(0.40).onPercentile(10))
                .because("requirement SHAPE-3: small shapes are no excuse");
    }
}
