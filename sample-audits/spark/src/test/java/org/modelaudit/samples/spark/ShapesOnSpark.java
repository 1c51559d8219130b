package org.modelaudit.samples.spark;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.energyPointingGame;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.localizationIoU;

import org.modelaudit.data.AuditSet;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;
import org.modelaudit.model.AuditedModel;

/** An audit like any other: nothing in it speaks of a cluster. */
@ModelAudit(
        model = "${shapes.model}",
        labels = "${shapes.labels}",
        data = "${shapes.data}",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class ShapesOnSpark {

    @AuditTest
    void looks_at_the_shape(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam())
                .has(localizationIoU().thresholdedAt(0.3), atLeast(0.40).withConfidence(0.95))
                .has(energyPointingGame(), atLeast(0.50).withConfidence(0.95));
    }
}
