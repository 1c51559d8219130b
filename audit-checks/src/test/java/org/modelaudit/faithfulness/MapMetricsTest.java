package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.effectiveComplexity;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.entropyComplexity;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.sparseness;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Metric;
import org.modelaudit.testing.LinearPixels;

/** The map alone, of 2×2 pixels. */
class MapMetricsTest {

    private static final float[] PICTURE = new float[4];

    private final Scene scene = new Scene(new LinearPixels(2, 1, 1, 1, 1));

    @AfterEach
    void release() {
        scene.close();
    }

    @Test
    void a_single_pixel_is_as_sparse_as_can_be() {
        assertThat(scene.with(PICTURE, 0, 0, 5, 0).value(sparseness())).isCloseTo(1 - 1 / 4.0, within(1e-12));
    }

    @Test
    void sparseness_is_the_gini_index() {
        // Sorted 1, 2, 3, 4: (-3·1 - 1·2 + 1·3 + 3·4) / (4·10).
        assertThat(scene.with(PICTURE, 4, 1, 3, 2).value(sparseness())).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void entropy_of_a_single_pixel_is_zero() {
        assertThat(scene.with(PICTURE, 0, 0, 5, 0).value(entropyComplexity())).isZero();
    }

    @Test
    void entropy_is_that_of_the_pixels_shares() {
        assertThat(scene.with(PICTURE, 2, 1, 1, 0).value(entropyComplexity()))
                .isCloseTo(0.5 * Math.log(2) + 0.5 * Math.log(4), within(1e-12));
    }

    @Test
    void effective_complexity_counts_the_pixels_above_the_threshold() {
        scene.with(PICTURE, 10, 5, 1, 0);

        assertThat(scene.value(effectiveComplexity())).isEqualTo(3);
        assertThat(scene.value(effectiveComplexity().above(0.1))).isEqualTo(2);
        assertThatThrownBy(() -> effectiveComplexity().above(1)).hasMessageContaining("[0, 1)");
    }

    @Test
    void only_evidence_in_favour_of_the_class_counts() {
        assertThat(scene.with(PICTURE, 0, -7, 5, -7).value(effectiveComplexity()))
                .isEqualTo(1);
        assertThat(scene.value(sparseness())).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void none_depends_on_the_scale_of_the_map() {
        scene.with(PICTURE, 4, 1, 3, 2).with(PICTURE, 4000, 1000, 3000, 2000);
        for (Metric metric : metrics()) {
            assertThat(scene.outcomes(metric).get(0))
                    .isEqualTo(scene.outcomes(metric).get(1));
        }
    }

    @Test
    void a_map_that_is_nowhere_positive_is_undefined() {
        scene.with(PICTURE, -1, -2, 0, 0);
        for (Metric metric : metrics()) {
            assertThat(scene.undefined(metric)).isEqualTo("the heatmap is nowhere positive");
        }
    }

    @Test
    void every_value_lies_in_its_range() {
        SplittableRandom random = new SplittableRandom(8);
        for (int trial = 0; trial < 100; trial++) {
            try (Scene drawn = new Scene(new LinearPixels(2, 1, 1, 1, 1))) {
                drawn.with(
                        PICTURE,
                        (float) random.nextDouble(),
                        (float) random.nextDouble(),
                        (float) random.nextDouble() - 0.5f,
                        (float) random.nextDouble() - 0.5f);
                for (Metric metric : metrics()) {
                    assertThat(metric.range().contains(drawn.value(metric))).isTrue();
                }
                assertThat(drawn.value(entropyComplexity())).isLessThanOrEqualTo(Math.log(4) + 1e-12);
            }
        }
    }

    private static List<Metric> metrics() {
        return List.of(sparseness(), entropyComplexity(), effectiveComplexity());
    }
}
