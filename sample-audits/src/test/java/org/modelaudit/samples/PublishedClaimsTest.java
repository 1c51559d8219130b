package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.deepFool;
import static org.modelaudit.checks.Audits.eigenCam;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.hayCam;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.stabilityUnder;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modelaudit.checks.Audits;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;

/** How two claims of papers come out on real photographs; docs/papers.md gives the figures. */
@ExtendWith(NeedsSharedFolder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedClaimsTest {

    private final Path shared = Path.of(System.getProperty("modelaudit.shared", "../../shared"));
    private AuditedModel model;

    @BeforeAll
    void open() {
        model = Shapes.open(
                shared.resolve("models/squeezenet1_1_imagenet_traced.pt"), InputSpecification.imageNet(224));
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void eigen_cam_stays_stable_under_deep_fool_as_its_paper_says() {
        assertThat(estimate(eigenCam(), stabilityUnder(deepFool()), 2)).isGreaterThan(0.95);
    }

    @Test
    void the_rise_of_the_iou_up_to_haycam_is_not_found_here() {
        assertThat(estimate(hayCam(), localizationIoU(), 24)).isLessThan(estimate(gradCam(), localizationIoU(), 24));
    }

    private double estimate(Explainer explainer, Metric metric, int pictures) {
        AuditSet images = AuditSet.fromCsv(shared.resolve("images"), shared.resolve("annotations/kangaroo.csv"))
                .sample(pictures, 1);
        Double estimate = Audits.assertThat(model)
                .on(images)
                .explainedBy(explainer)
                .evaluate(metric, atLeast(Math.max(metric.range().low(), -1) + 0.01))
                .verdicts()
                .get(0)
                .estimate();
        return estimate == null ? Double.NaN : estimate;
    }
}
