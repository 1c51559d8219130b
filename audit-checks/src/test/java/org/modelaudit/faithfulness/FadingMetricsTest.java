package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.absoluteAverageDrop;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.adcc;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.averageDrop;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.averageGain;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.coherency;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.complexity;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.increaseInConfidence;
import static org.modelaudit.faithfulness.Scene.logistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.LinearPixels;

/** A picture of 2×2 pixels; the logit of class 0 is the sum of the pixels. */
class FadingMetricsTest {

    private static final float[] BRIGHT_CORNER = {2, 0, 0, 0};

    private final LinearPixels model = new LinearPixels(2, 1, 1, 1, 1);
    private final Scene scene = new Scene(model);

    @AfterEach
    void release() {
        scene.close();
    }

    @Test
    void nothing_is_lost_when_the_map_shows_what_the_model_sees() {
        assertThat(scene.with(BRIGHT_CORNER, 1, 0, 0, 0).value(averageDrop())).isZero();
    }

    @Test
    void average_drop_is_the_lost_share_of_the_probability() {
        double before = logistic(2);

        scene.with(BRIGHT_CORNER, 0, 1, 1, 1);

        assertThat(scene.value(averageDrop())).isCloseTo((before - 0.5) / before, within(1e-6));
        assertThat(scene.value(absoluteAverageDrop())).isCloseTo(before - 0.5, within(1e-6));
    }

    @Test
    void the_map_is_scaled_to_its_largest_value_before_the_picture_is_faded() {
        scene.with(BRIGHT_CORNER, 5, 10, 0, 0);

        assertThat(scene.value(averageDrop())).isCloseTo((logistic(2) - logistic(1)) / logistic(2), within(1e-6));
    }

    @Test
    void fading_to_black_is_another_number_than_fading_to_zero() {
        // Black is (0 - 0.5) / 0.25 = -2 in the model's units: the faded picture is (-2, 0, 0, 0).
        scene.with(BRIGHT_CORNER, 0, 1, 1, 1);

        assertThat(scene.value(averageDrop().fadingTo(Baseline.black())))
                .isCloseTo((logistic(2) - logistic(-2)) / logistic(2), within(1e-6));
        assertThat(averageDrop().fadingTo(Baseline.black()).settings()).containsEntry("baseline", "black");
    }

    @Test
    void a_class_that_becomes_more_probable_increases_and_gains_and_does_not_drop() {
        scene.with(new float[] {1, -1, 0, 0}, 1, 0, 0, 0);

        assertThat(scene.value(increaseInConfidence())).isEqualTo(1);
        assertThat(scene.value(averageGain())).isCloseTo((logistic(1) - 0.5) / 0.5, within(1e-6));
        assertThat(scene.value(averageDrop())).isZero();
    }

    @Test
    void an_unchanged_probability_is_no_increase() {
        assertThat(scene.with(new float[] {0, 0, 0, 0}, 1, 0, 0, 0).value(increaseInConfidence()))
                .isZero();
    }

    @Test
    void the_class_that_is_explained_is_the_one_that_is_watched() {
        scene.with(1, BRIGHT_CORNER, 0, 1, 1, 1);

        double before = logistic(-2);
        assertThat(scene.value(averageGain())).isCloseTo((0.5 - before) / (1 - before), within(1e-6));
    }

    @Test
    void a_class_free_map_is_measured_by_the_predicted_class() {
        scene.with(-1, BRIGHT_CORNER, 0, 1, 1, 1);

        assertThat(scene.value(averageDrop())).isCloseTo((logistic(2) - 0.5) / logistic(2), within(1e-6));
    }

    @Test
    void a_class_without_any_probability_cannot_drop() {
        assertThat(scene.with(1, new float[] {2000, 0, 0, 0}, 1, 0, 0, 0).undefined(averageDrop()))
                .isEqualTo("the explained class has probability 0");
    }

    @Test
    void a_class_that_is_certain_cannot_gain() {
        assertThat(scene.with(new float[] {2000, 0, 0, 0}, 1, 0, 0, 0).undefined(averageGain()))
                .isEqualTo("the explained class has probability 1 and nothing to gain");
    }

    @Test
    void a_map_that_is_nowhere_positive_shows_nothing() {
        scene.with(BRIGHT_CORNER, -1, -2, -1, -1);

        for (Metric metric : List.of(averageDrop(), increaseInConfidence(), averageGain(), coherency(), adcc())) {
            assertThat(scene.undefined(metric)).isEqualTo("the heatmap is nowhere positive");
        }
    }

    @Test
    void a_score_that_is_not_finite_is_undefined_and_costs_no_other_sample() {
        scene.with(BRIGHT_CORNER, 1, 0, 0, 0).with(new float[] {Float.MAX_VALUE, 0, 0, 0}, 1, 0, 0, 0);
        LinearPixels overflowing = new LinearPixels(2, 2, 0, 0, 0);
        Measurement measurement = scene.measurement();

        List<Outcome> outcomes = averageDrop()
                .measure(new Measurement(
                        overflowing, measurement.explainer(), measurement.samples(), measurement.batch()));

        assertThat(outcomes.get(1))
                .isEqualTo(Outcome.undefined("the model's scores on the changed pictures are not finite"));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Value.class);
    }

    @Test
    void drop_increase_gain_and_adcc_share_one_forward_pass() {
        scene.with(BRIGHT_CORNER, 1, 0, 0, 0).with(BRIGHT_CORNER, 0, 1, 0, 0);
        long before = model.passes().forward();
        Measurement measurement = scene.measurement();

        for (Metric metric : List.of(averageDrop(), increaseInConfidence(), averageGain(), coherency(), adcc())) {
            metric.measure(measurement);
        }

        assertThat(model.passes().forward() - before).isEqualTo(2);
    }

    @Test
    void an_explainer_that_repeats_itself_is_coherent() {
        assertThat(scene.with(BRIGHT_CORNER, 1, 0, 0, 0).value(coherency())).isEqualTo(1);
    }

    @Test
    void an_explainer_that_says_the_opposite_is_not() {
        scene.with(BRIGHT_CORNER, 1, 0, 0, 0);
        Answering opposite = new Answering(new Heatmap(2, 2, new float[] {0, 1, 1, 1}));

        Outcome outcome = coherency().measure(scene.measurement(opposite)).get(0);

        assertThat(((Outcome.Value) outcome).value()).isCloseTo(0, within(1e-12));
        assertThat(adcc().measure(scene.measurement(opposite))).containsExactly(Outcome.value(0));
    }

    @Test
    void the_faded_picture_is_explained_for_the_same_class() {
        scene.with(1, BRIGHT_CORNER, 1, 0, 0, 0);
        List<TargetClass> asked = new ArrayList<>();

        coherency().measure(scene.measurement(new Answering(new Heatmap(2, 2, new float[] {1, 0, 0, 0}), asked)));

        assertThat(asked).containsExactly(TargetClass.each(Map.of("picture 0", 1)));
    }

    @Test
    void a_faded_picture_without_a_map_is_undefined_with_its_reason() {
        scene.with(BRIGHT_CORNER, 1, 0, 0, 0);
        Answering silent = new Answering(new Heatmap(2, 2, new float[4]));

        assertThat(coherency().measure(scene.measurement(silent)))
                .containsExactly(Outcome.undefined("the faded picture has no map: the heatmap is constant"));
        assertThat(adcc().measure(scene.measurement(silent)).get(0)).isInstanceOf(Outcome.Undefined.class);
    }

    @Test
    void complexity_is_the_mean_of_the_scaled_map() {
        assertThat(scene.with(BRIGHT_CORNER, 4, 2, 0, -5).value(complexity())).isEqualTo(1.5 / 4);
    }

    @Test
    void adcc_is_the_harmonic_mean_of_its_three_parts() {
        // Coherency 1, complexity 0.25, average drop 0.
        assertThat(scene.with(BRIGHT_CORNER, 1, 0, 0, 0).value(adcc()))
                .isCloseTo(3 / (1 + 1 / 0.75 + 1), within(1e-12));
    }

    @Test
    void adcc_of_a_data_set_is_the_harmonic_mean_of_three_means() {
        DatasetAdcc dataset = DatasetAdcc.of(
                        finding(coherency(), 1, 0.5), finding(complexity(), 0.25, 0.75), finding(averageDrop(), 0, 1))
                .orElseThrow();

        assertThat(dataset).isEqualTo(new DatasetAdcc(0.75, 0.5, 0.5));
        assertThat(dataset.value()).isCloseTo(3 / (1 / 0.75 + 2 + 2), within(1e-12));
    }

    @Test
    void adcc_of_a_data_set_without_any_value_is_empty() {
        assertThat(DatasetAdcc.of(finding(coherency()), finding(complexity(), 1), finding(averageDrop(), 1)))
                .isEmpty();
    }

    @Test
    void every_value_lies_in_its_range_and_does_not_depend_on_the_batch() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 30; i++) {
            scene.with(drawn(random), drawn(random));
        }
        for (Metric metric : List.of(
                averageDrop(),
                absoluteAverageDrop(),
                increaseInConfidence(),
                averageGain(),
                coherency(),
                complexity(),
                adcc())) {
            List<Outcome> together = scene.outcomes(metric);
            for (Outcome outcome : together) {
                if (outcome instanceof Outcome.Value value) {
                    assertThat(metric.range().contains(value.value())).isTrue();
                }
            }
            assertThat(alone(metric, 7)).isEqualTo(together.get(7));
        }
    }

    private Outcome alone(Metric metric, int index) {
        Measurement all = scene.measurement();
        Batch batch = all.batch().get();
        return metric.measure(new Measurement(
                        model,
                        new Answering(ExplainedPicture.map(all.samples().get(index))),
                        List.of(all.samples().get(index)),
                        () -> new Batch(
                                List.of(batch.samples().get(index)),
                                batch.images().get(index + ":" + (index + 1)))))
                .get(0);
    }

    @Test
    void directions_are_those_of_the_papers() {
        assertThat(List.of(averageDrop(), complexity()))
                .allMatch(metric -> metric.direction() == Direction.LOWER_IS_BETTER);
        assertThat(List.of(increaseInConfidence(), averageGain(), coherency(), adcc()))
                .allMatch(metric -> metric.direction() == Direction.HIGHER_IS_BETTER);
        assertThat(increaseInConfidence().isProportion()).isTrue();
    }

    private static float[] drawn(SplittableRandom random) {
        float[] values = new float[4];
        for (int i = 0; i < 4; i++) {
            values[i] = (float) (4 * random.nextDouble() - 2);
        }
        return values;
    }

    private static Finding finding(Metric metric, double... values) {
        List<SampleResult> results = new ArrayList<>();
        for (double value : values) {
            results.add(new SampleResult("picture " + results.size(), Outcome.value(value)));
        }
        return new Finding(metric, results, 0);
    }
}
