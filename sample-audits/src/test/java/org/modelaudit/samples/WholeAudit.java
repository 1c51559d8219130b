package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.adcc;
import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.atMost;
import static org.modelaudit.checks.Audits.deepFool;
import static org.modelaudit.checks.Audits.deletion;
import static org.modelaudit.checks.Audits.insertion;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.parameterRandomization;
import static org.modelaudit.checks.Audits.stabilityUnder;

import org.junit.jupiter.api.extension.ExtendWith;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.junit.Explainers;
import org.modelaudit.junit.ModelAudit;
import org.modelaudit.model.AuditedModel;

/** Every kind of metric on a real net, for {@link WholeAuditBenchmark}; its bounds are there to be measured against, not met. */
@ModelAudit(
        model = "${modelaudit.shared}/models/mobilenet_v2_torchvision_imagenet_traced.pt",
        labels = "${modelaudit.shared}/models/imagenet_classes.txt",
        data = "${modelaudit.benchmark.data}/images",
        annotations = "${modelaudit.benchmark.data}/annotations/kangaroo.csv")
@ExtendWith(NeedsSharedFolder.class)
class WholeAudit {

    @AuditTest
    @Explainers({"grad-cam", "eigen-cam"})
    void whole_audit(AuditedModel model, AuditSet images, Explainer explainer) {
        assertThat(model)
                .on(images.sample(Integer.getInteger("modelaudit.benchmark.pictures", 32), 1))
                .explainedBy(explainer)
                .has(localizationIoU(), atLeast(0.3))
                .has(adcc(), atLeast(0.3))
                .has(insertion(), atLeast(0.3))
                .has(deletion(), atMost(0.5))
                .passes(parameterRandomization())
                .has(stabilityUnder(deepFool()), atLeast(0.5))
                .regardlessOfSanity();
    }
}
