package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.adcc;
import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.atMost;
import static org.modelaudit.checks.Audits.deepFool;
import static org.modelaudit.checks.Audits.deletion;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.insertion;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.parameterRandomization;
import static org.modelaudit.checks.Audits.stabilityUnder;

import org.modelaudit.data.AuditSet;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.model.AuditedModel;

/** What {@link WholeAudit} asks, of the honest sample model, for {@link SampleModelBenchmark}. */
class SampleModelWholeAudit extends SampleModelAudit {

    @AuditTest
    void whole_audit(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam().at(ShapeAudit.LAYER))
                .has(localizationIoU(), atLeast(0.3))
                .has(adcc(), atLeast(0.3))
                .has(insertion(), atLeast(0.3))
                .has(deletion(), atMost(0.5))
                .passes(parameterRandomization())
                .has(stabilityUnder(deepFool()), atLeast(0.5))
                .regardlessOfSanity();
    }
}
