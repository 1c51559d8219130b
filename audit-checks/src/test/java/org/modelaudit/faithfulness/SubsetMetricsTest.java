package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.completeness;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.faithfulnessCorrelation;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.faithfulnessEstimate;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.infidelity;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.sensitivityN;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.smallestSufficientRegion;
import static org.modelaudit.faithfulness.Scene.logistic;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.LinearPixels;

/** A picture of 3×3 pixels under a linear model: gradient times input is the whole truth, and adds up. */
class SubsetMetricsTest {

    private static final float[] WEIGHTS = {1, -2, 3, 0, 1, -1, 2, 0.5f, -3};
    private static final float[] PICTURE = {1, 1, 2, 1, -1, 2, 1, 4, 1};

    /** Weights times picture. */
    private static final float[] TRUTH = {1, -2, 6, 0, -1, -2, 2, 2, -3};

    private static final float[] OPPOSITE = {-1, 2, -6, 0, 1, 2, -2, -2, 3};

    private final LinearPixels model = new LinearPixels(3, WEIGHTS);
    private final Scene scene = new Scene(model);

    @AfterEach
    void release() {
        scene.close();
    }

    @Test
    void the_truth_about_a_linear_model_correlates_fully() {
        scene.with(PICTURE, TRUTH);
        for (Metric metric : correlations()) {
            assertThat(scene.value(metric)).as(metric.name()).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void the_opposite_of_the_truth_correlates_negatively() {
        scene.with(PICTURE, OPPOSITE);
        for (Metric metric : correlations()) {
            assertThat(scene.value(metric)).as(metric.name()).isCloseTo(-1, within(1e-6));
        }
    }

    @Test
    void a_picture_that_equals_its_baseline_cannot_be_judged() {
        scene.with(new float[9], TRUTH);
        for (Metric metric : correlations()) {
            assertThat(scene.undefined(metric)).isEqualTo("the map's sums or the model's drops are all equal");
        }
        assertThat(scene.undefined(infidelity())).isEqualTo("no perturbation meets the heatmap");
        assertThat(scene.undefined(completeness())).isEqualTo("the baseline scores as the picture does");
    }

    @Test
    void subsets_are_drawn_for_the_sample_and_by_the_seed() {
        float[] half = {1, 0, 6, 0, 0, 0, 2, 0, 0};
        scene.with(PICTURE, half);

        double value = scene.value(faithfulnessCorrelation().subsets(0.3, 20, 1));

        assertThat(scene.value(faithfulnessCorrelation().subsets(0.3, 20, 1))).isEqualTo(value);
        assertThat(scene.value(faithfulnessCorrelation().subsets(0.3, 20, 2))).isNotEqualTo(value);
        assertThat(faithfulnessCorrelation().subsets(0.3, 20, 2).settings())
                .containsEntry("seed", "2")
                .containsEntry("subsets", "20");
    }

    @Test
    void the_gradient_of_a_linear_model_has_no_infidelity() {
        scene.with(PICTURE, WEIGHTS);

        assertThat(scene.value(infidelity())).isCloseTo(0, within(1e-9));
        assertThat(scene.value(infidelity().unscaled())).isCloseTo(0, within(1e-9));
    }

    @Test
    void the_optimal_scale_forgives_a_wrong_unit_and_nothing_else() {
        float[] louder = WEIGHTS.clone();
        for (int i = 0; i < louder.length; i++) {
            louder[i] *= 100;
        }
        scene.with(PICTURE, louder).with(PICTURE, 0, 0, 0, 5, 0, 0, 0, 0, 0);

        assertThat(scene.value(infidelity())).isCloseTo(0, within(1e-6));
        assertThat(scene.value(infidelity().unscaled())).isGreaterThan(1000);
        assertThat(((Outcome.Value) scene.outcomes(infidelity()).get(1)).value())
                .isGreaterThan(1);
    }

    @Test
    void infidelity_is_the_mean_squared_error_at_the_best_scale() {
        // Predicted 1 and 1, true 1 and 3: the best scale is 2, the errors are 1 and -1.
        assertThat(infidelity().infidelity(new double[] {1, 1}, new double[] {1, 3}))
                .isEqualTo(Outcome.value(1));
        assertThat(infidelity().unscaled().infidelity(new double[] {1, 1}, new double[] {1, 3}))
                .isEqualTo(Outcome.value(2));
    }

    @Test
    void gradient_times_input_of_a_linear_model_is_complete() {
        assertThat(scene.with(PICTURE, TRUTH).value(completeness())).isCloseTo(0, within(1e-6));
    }

    @Test
    void completeness_is_the_residual_relative_to_what_is_explained() {
        // The logit is 3, the sum of the map 6.
        float[] twice = TRUTH.clone();
        for (int i = 0; i < twice.length; i++) {
            twice[i] *= 2;
        }
        assertThat(scene.with(PICTURE, twice).value(completeness())).isCloseTo(1, within(1e-6));
    }

    @Test
    void completeness_holds_against_the_explainers_own_baseline_only() {
        assertThat(scene.with(PICTURE, TRUTH).value(completeness().against(Baseline.black())))
                .isGreaterThan(0.1);
    }

    @Test
    void a_small_crop_that_shows_the_class_has_a_small_region() {
        // One pixel of nine, 4, brought to the whole picture: every pixel 4, whose logit is 4 times the weights' sum,
        // 1.5.
        scene.with(new float[] {0, 0, 0, 0, 4, 0, 0, 0, 0}, 0, 0, 0, 0, 1, 0, 0, 0, 0);

        Outcome.Value value =
                (Outcome.Value) scene.outcomes(smallestSufficientRegion()).get(0);

        assertThat(value.value()).isCloseTo(Math.log(1 / 9.0) - Math.log(logistic(6)), within(1e-6));
        assertThat(value.region()).isEqualTo(new Box(1, 1, 2, 2));
    }

    @Test
    void the_region_holds_all_pixels_that_reach_the_threshold() {
        scene.with(PICTURE, 1, 0, 0, 0, 0, 0, 0, 0.3f, 0);

        Outcome.Value wide =
                (Outcome.Value) scene.outcomes(smallestSufficientRegion()).get(0);
        Outcome.Value narrow = (Outcome.Value)
                scene.outcomes(smallestSufficientRegion().thresholdedAt(0.5)).get(0);

        assertThat(wide.region()).isEqualTo(new Box(0, 0, 2, 3));
        assertThat(narrow.region()).isEqualTo(new Box(0, 0, 1, 1));
    }

    @Test
    void a_crop_that_hides_the_class_is_worse() {
        scene.with(new float[] {-4, 0, 0, 0, 4, 0, 0, 0, 0}, 0, 0, 0, 0, 1, 0, 0, 0, 0)
                .with(new float[] {-4, 0, 0, 0, 4, 0, 0, 0, 0}, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        List<Outcome> outcomes = scene.outcomes(smallestSufficientRegion());

        assertThat(((Outcome.Value) outcomes.get(0)).value()).isLessThan(((Outcome.Value) outcomes.get(1)).value());
    }

    @Test
    void a_crop_without_any_probability_is_undefined() {
        scene.with(new float[] {-2000, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 0, 0, 0, 0, 0, 0, 0, 0);

        assertThat(scene.undefined(smallestSufficientRegion()))
                .isEqualTo("the explained class has probability 0 for the crop");
    }

    @Test
    void every_value_lies_in_its_range_and_does_not_depend_on_the_batch() {
        SplittableRandom random = new SplittableRandom(17);
        for (Metric metric : List.of(
                faithfulnessCorrelation().subsets(0.3, 20, 1),
                faithfulnessEstimate().inGroups(5),
                sensitivityN().subsets(10, 1),
                infidelity().squares(10, 1),
                completeness(),
                smallestSufficientRegion())) {
            float[] picture = drawn(random);
            float[] map = drawn(random);
            try (Scene alone = new Scene(model);
                    Scene together = new Scene(model)) {
                alone.with(picture, map);
                together.with(picture, map);
                for (int i = 0; i < 4; i++) {
                    together.with(drawn(random), drawn(random));
                }
                List<Outcome> outcomes = together.outcomes(metric);
                assertThat(outcomes.get(0)).isEqualTo(alone.outcomes(metric).get(0));
                for (Outcome outcome : outcomes) {
                    assertThat(metric.range().contains(((Outcome.Value) outcome).value()))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void settings_that_cannot_be_meant_are_refused() {
        assertThatThrownBy(() -> faithfulnessCorrelation().subsets(1.5, 20, 1)).hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> sensitivityN().subsets(1, 1)).hasMessageContaining("at least two sets");
        assertThatThrownBy(() -> faithfulnessEstimate().inGroups(1)).hasMessageContaining("at least two groups");
        assertThatThrownBy(() -> smallestSufficientRegion().thresholdedAt(0)).hasMessageContaining("(0, 1]");
    }

    private static List<Metric> correlations() {
        return List.of(
                faithfulnessCorrelation(),
                faithfulnessEstimate().inGroups(9),
                sensitivityN().sizes(0.2, 0.5));
    }

    private static float[] drawn(SplittableRandom random) {
        float[] values = new float[9];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (4 * random.nextDouble() - 2);
        }
        return values;
    }
}
