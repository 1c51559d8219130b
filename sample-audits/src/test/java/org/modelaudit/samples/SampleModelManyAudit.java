package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.atMost;
import static org.modelaudit.checks.Audits.energyPointingGame;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.localizationError;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.pointingGame;

import org.modelaudit.data.AuditSet;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.model.AuditedModel;

/** Four metrics that cost little, of the honest sample model on many pictures, for {@link SampleModelBenchmark}. */
class SampleModelManyAudit extends SampleModelAudit {

    @AuditTest
    void many_pictures(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam().at(ShapeAudit.LAYER))
                .has(localizationIoU().thresholdedAt(0.3), atLeast(0.55).withConfidence(0.95))
                .has(energyPointingGame(), atLeast(0.60).withConfidence(0.95))
                .has(pointingGame(), atLeast(0.60).withConfidence(0.95))
                .has(localizationError().thresholdedAt(0.3), atMost(0.20).withConfidence(0.95));
    }
}
