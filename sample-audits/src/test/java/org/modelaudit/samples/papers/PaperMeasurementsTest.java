package org.modelaudit.samples.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.checks.Audits.eigenCam;
import static org.modelaudit.checks.Audits.gradCam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.samples.Shapes;
import org.modelaudit.samples.papers.PaperMeasurements.Pictures;

/** On the sample model, which is everywhere. */
class PaperMeasurementsTest {

    private static final PaperCell CELL = new PaperCell("honest", "shapes", PaperCell.BLOCK);

    private final List<String> progress = new ArrayList<>();
    private final PaperValues values = new PaperValues();
    private final PaperMeasurements measurements = new PaperMeasurements(values, progress::add);

    @Test
    void every_picture_gets_a_value_and_what_is_known_is_not_measured_again() {
        Pictures shapes = new Pictures("shapes", Shapes.pictures().sample(2, 1));
        Map<String, Explainer> explainers = new LinkedHashMap<>();
        explainers.put("Grad-CAM", gradCam());
        explainers.put("Eigen-CAM", eigenCam());
        List<PaperMetric> metrics =
                List.of(PaperMetric.ERROR, PaperMetric.IOU.get(1), PaperMetric.IOU_FROM_MINIMUM.get(1));

        try (AuditedModel model = Shapes.honest()) {
            measurements.measure(model, "honest", shapes, CELL.place(), explainers, metrics);
            measurements.measure(model, "honest", shapes, CELL.place(), explainers, metrics);
        }

        assertThat(progress).hasSize(2).allMatch(line -> line.startsWith("honest, shapes, last block, "));
        assertThat(values.of(CELL, "Grad-CAM", PaperMetric.ERROR)).hasSize(2);
        assertThat(values.of(CELL, "Eigen-CAM", PaperMetric.IOU.get(1))).hasSize(2);
    }
}
