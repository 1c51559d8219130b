package org.modelaudit.samples.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.checks.Audits.eigenCam;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.hayCam;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.samples.NeedsSharedFolder;
import org.modelaudit.samples.papers.PaperMeasurements.Pictures;

/** How two claims of papers come out on real photographs; docs/papers.md gives the figures. */
@ExtendWith(NeedsSharedFolder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedClaimsTest {

    private static final PaperNet NET = PaperNet.SQUEEZE_NET;
    private static final PaperCell CELL = new PaperCell(NET.name(), "kangaroo", PaperCell.CONVOLUTION);
    private static final PaperMetric IOU = PaperMetric.IOU.get(1);

    private final Path shared = Path.of(System.getProperty("modelaudit.shared", "../../shared"));
    private AuditedModel model;

    @BeforeAll
    void open() {
        model = NET.open(shared.resolve("models"));
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void eigen_cam_stays_stable_under_deep_fool_as_its_paper_says() {
        assertThat(mean(eigenCam(), PaperMetric.STABLE, 2)).isGreaterThan(0.95);
    }

    @Test
    void the_rise_of_the_iou_up_to_haycam_is_not_found_here() {
        assertThat(mean(hayCam(), IOU, 24)).isLessThan(mean(gradCam(), IOU, 24));
    }

    private double mean(Explainer explainer, PaperMetric metric, int size) {
        PaperValues values = new PaperValues();
        new PaperMeasurements(values, line -> {})
                .measure(
                        model,
                        CELL.net(),
                        Pictures.of(shared, CELL.set(), size),
                        CELL.place(),
                        Map.of("the map", explainer),
                        List.of(metric));
        return values.mean(CELL, "the map", metric).orElseThrow();
    }
}
