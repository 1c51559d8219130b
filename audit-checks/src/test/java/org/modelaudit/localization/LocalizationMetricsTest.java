package org.modelaudit.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.localization.EnergyPointingGame.energyPointingGame;
import static org.modelaudit.localization.LocalizationError.localizationError;
import static org.modelaudit.localization.LocalizationIou.localizationIou;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Outcome;

class LocalizationMetricsTest {

    /** Hot in columns 2 and 3 of rows 1 and 2, on 6×4 pixels. */
    private static final Heatmap MAP =
            new Heatmap(6, 4, new float[] {0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 0, 0, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0});

    @Test
    void iou_is_one_where_the_hot_segment_is_the_object() {
        assertThat(value(localizationIou(), new Box(2, 1, 4, 3))).isEqualTo(1);
    }

    @Test
    void iou_is_the_shared_area_by_the_united_area() {
        // The object shifted by one column shares 2 of 6 pixels.
        assertThat(value(localizationIou(), new Box(3, 1, 5, 3))).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void iou_is_zero_beside_the_object() {
        assertThat(value(localizationIou(), new Box(4, 0, 6, 4))).isZero();
    }

    @Test
    void iou_tells_columns_from_rows() {
        assertThat(value(localizationIou(), new Box(1, 2, 3, 4))).isCloseTo(1 / 7.0, within(1e-12));
    }

    @Test
    void iou_takes_the_best_of_several_true_boxes() {
        assertThat(value(localizationIou(), new Box(4, 0, 6, 4), new Box(2, 1, 4, 3)))
                .isEqualTo(1);
    }

    @Test
    void iou_shows_the_box_that_it_speaks_of() {
        assertThat(((Outcome.Value) localizationIou().measure(MAP, List.of(new Box(3, 1, 5, 3)))).region())
                .isEqualTo(new Box(2, 1, 4, 3));
    }

    @Test
    void localization_error_counts_a_miss_below_an_iou_of_one_half() {
        assertThat(value(localizationError(), new Box(3, 1, 5, 3))).isEqualTo(1);
        assertThat(value(localizationError(), new Box(2, 1, 4, 4))).isZero();
    }

    @Test
    void an_iou_of_exactly_what_is_needed_is_a_hit() {
        // The hot 2×2 pixels in a box of 2×4: IoU 0.5.
        assertThat(value(localizationError(), new Box(2, 0, 4, 4))).isZero();
        assertThat(value(localizationError().needing(0.51), new Box(2, 0, 4, 4)))
                .isEqualTo(1);
    }

    @Test
    void localization_error_is_a_proportion_that_should_be_low() {
        assertThat(localizationError().isProportion()).isTrue();
        assertThat(localizationError().direction()).isEqualTo(Direction.LOWER_IS_BETTER);
        assertThat(localizationError().thresholdedAt(0.3).settings())
                .containsEntry("threshold", "0.3 of the maximum")
                .containsEntry("IoU needed", "0.5");
    }

    @Test
    void energy_is_the_share_of_the_map_inside_the_boxes() {
        assertThat(value(energyPointingGame(), new Box(2, 1, 4, 3))).isEqualTo(1);
        assertThat(value(energyPointingGame(), new Box(3, 0, 6, 4))).isEqualTo(0.5);
        assertThat(value(energyPointingGame(), new Box(0, 0, 2, 4))).isZero();
    }

    @Test
    void energy_counts_overlapping_boxes_once() {
        assertThat(value(energyPointingGame(), new Box(2, 1, 4, 2), new Box(2, 1, 3, 3)))
                .isEqualTo(0.75);
    }

    @Test
    void energy_does_not_depend_on_the_scale_of_the_map() {
        float[] louder = MAP.values();
        for (int i = 0; i < louder.length; i++) {
            louder[i] *= 1000;
        }
        List<Box> truth = List.of(new Box(3, 0, 6, 4));

        assertThat(energyPointingGame().measure(new Heatmap(6, 4, louder), truth))
                .isEqualTo(energyPointingGame().measure(MAP, truth));
    }

    @Test
    void energy_of_an_even_map_is_the_boxes_share_of_the_picture() {
        float[] even = new float[24];
        Arrays.fill(even, 1);

        assertThat(((Outcome.Value) energyPointingGame().measure(new Heatmap(6, 4, even), List.of(new Box(0, 0, 3, 2))))
                        .value())
                .isEqualTo(0.25);
    }

    @Test
    void every_value_lies_in_its_metrics_range() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 200; trial++) {
            float[] values = new float[24];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.max(0, random.nextDouble() - 0.3);
            }
            Heatmap map = new Heatmap(6, 4, values);
            Box box = new Box(random.nextInt(3), random.nextInt(2), 3.0 + random.nextInt(3), 2.5 + random.nextInt(2));
            for (LocalizationMetric metric : List.of(localizationIou(), localizationError(), energyPointingGame())) {
                double value = ((Outcome.Value) metric.measure(map, List.of(box))).value();
                assertThat(metric.range().contains(value)).isTrue();
            }
        }
    }

    @Test
    void an_iou_that_nothing_could_reach_is_refused() {
        assertThatThrownBy(() -> localizationError().needing(1.5)).hasMessageContaining("(0, 1]");
    }

    private static double value(LocalizationMetric metric, Box... truth) {
        return ((Outcome.Value) metric.measure(MAP, List.of(truth))).value();
    }
}
