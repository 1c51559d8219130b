package org.modelaudit.samples.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.samples.papers.PaperExplainers.EIGEN_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.GRAD_CAM;
import static org.modelaudit.samples.papers.PaperExplainers.GRAD_CAM_PLUS_PLUS;
import static org.modelaudit.samples.papers.PaperExplainers.HAY_CAM;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Outcome;

class HayCamReadingsTest {

    private static final PaperCell CELL = new PaperCell("net", "pictures", PaperCell.BLOCK);

    @Test
    void a_reading_under_which_the_order_of_the_paper_holds_is_counted() {
        PaperValues values = new PaperValues();
        List<String> worstFirst = List.of(GRAD_CAM, GRAD_CAM_PLUS_PLUS, EIGEN_CAM, HAY_CAM);
        for (int i = 0; i < 12; i++) {
            for (String explainer : worstFirst) {
                double level = 0.2 * worstFirst.indexOf(explainer) + 0.01 * (i % 3);
                values.put(CELL, explainer, PaperMetric.IOU.get(0), "picture " + i, Outcome.value(level));
            }
        }
        HayCamReadings readings = new HayCamReadings(values);

        assertThat(readings.table().lines())
                .contains("| last block | positive part | HayCAM | 1 · 1 · 1 |"
                        + " 0 · 0 · 0 |".repeat(PaperMetric.IOU.size() - 1))
                .contains("| last block | from its minimum | HayCAM |" + " 0 · 0 · 0 |".repeat(PaperMetric.IOU.size()));
        assertThat(readings.thresholds()).contains("| last block | positive part | HayCAM | 0.61 | –");
    }

    @Test
    void a_map_from_its_minimum_is_not_negative_and_as_wide_as_before() {
        Heatmap shifted = FromMinimum.shifted(new Heatmap(3, 1, new float[] {-2, 0, 1}));

        assertThat(Objects.requireNonNull(shifted).values()).containsExactly(0, 2, 3);
    }
}
