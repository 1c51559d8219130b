package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.deletion;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.insertion;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.irof;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.pixelFlipping;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.pixelFlippingLeastRelevantFirst;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.regionPerturbation;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.regionPerturbationLeastRelevantFirst;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.selectivity;
import static org.modelaudit.faithfulness.Scene.logistic;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.forward.ChunkedScores;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.segmentation.Superpixels;
import org.modelaudit.testing.LinearPixels;

/** A picture of 2×2 pixels; the logit of class 0 is the sum of the pixels. */
class ReplacementMetricsTest {

    private static final float[] PICTURE = {4, 3, 2, 1};

    private final LinearPixels model = new LinearPixels(2, 1, 1, 1, 1);
    private final Scene scene = new Scene(model);

    @AfterEach
    void release() {
        scene.close();
    }

    @Test
    void deletion_is_the_area_under_the_falling_curve() {
        assertThat(scene.with(PICTURE, 4, 3, 2, 1).value(deletion().inSteps(4)))
                .isCloseTo(area(10, 6, 3, 1, 0), within(1e-6));
    }

    @Test
    void insertion_is_the_area_under_the_rising_curve() {
        assertThat(scene.with(PICTURE, 4, 3, 2, 1)
                        .value(insertion().into(Baseline.zero()).inSteps(4)))
                .isCloseTo(area(0, 4, 7, 9, 10), within(1e-6));
    }

    @Test
    void steps_that_do_not_divide_the_picture_leave_a_smaller_last_step() {
        // Three steps for four pixels: two pixels at a time, two steps are enough.
        assertThat(scene.with(PICTURE, 4, 3, 2, 1).value(deletion().inSteps(3)))
                .isCloseTo(area(10, 3, 0), within(1e-6));
    }

    @Test
    void a_step_of_a_number_of_pixels_leaves_what_does_not_fill_it_to_the_last() {
        // Three of four pixels, then the one that is left; no number of steps comes to that.
        scene.with(PICTURE, 4, 3, 2, 1);
        assertThat(scene.value(deletion().inStepsOf(3))).isCloseTo(area(10, 1, 0), within(1e-6));
        assertThat(scene.value(insertion().into(Baseline.zero()).inStepsOf(3))).isCloseTo(area(0, 9, 10), within(1e-6));
        assertThat(scene.value(pixelFlipping().inStepsOf(3))).isCloseTo(area(10, -8, -10), within(1e-6));
        assertThat(scene.value(pixelFlippingLeastRelevantFirst().inStepsOf(3)))
                .isCloseTo(area(10, -2, -10), within(1e-6));
    }

    @Test
    void a_step_may_be_larger_than_the_picture_and_is_one_then() {
        assertThat(scene.with(PICTURE, 4, 3, 2, 1).value(deletion().inStepsOf(1792)))
                .isCloseTo(area(10, 0), within(1e-6));
    }

    @Test
    void steps_of_the_authors_pixels_are_as_many_as_their_code_takes() {
        int[] ranking = IntStream.range(0, 192 * 192).toArray();
        ReplacementSchedule authors = ReplacementSchedule.ofPixels(ranking, StepSize.ofPixels(224 * 8));
        assertThat(authors.steps()).isEqualTo(21);
        assertThat(authors.stepOfPixel()[1791]).isEqualTo(1);
        assertThat(authors.stepOfPixel()[1792]).isEqualTo(2);
        assertThat(Arrays.stream(authors.stepOfPixel()).filter(step -> step == 21))
                .hasSize(1024);
        assertThat(ReplacementSchedule.ofPixels(ranking, StepSize.ofSteps(28)).steps())
                .isEqualTo(28);
        assertThat(insertion().inStepsOf(224 * 8).settings()).containsEntry("steps", "of 1792 pixels");
        assertThat(insertion().settings()).containsEntry("steps", "28");
    }

    @Test
    void the_whole_picture_is_scored_once_for_a_batch_and_each_step_once() {
        scene.with(PICTURE, 4, 3, 2, 1);
        var measurement = scene.measurement();
        long before = model.passes().forward();

        deletion().inSteps(4).measure(measurement);
        insertion().inSteps(4).measure(measurement);

        assertThat(model.passes().forward() - before).isEqualTo(1 + 4 + 4);
    }

    @Test
    void pixel_flipping_turns_a_pixel_into_its_negative() {
        assertThat(scene.with(PICTURE, 4, 3, 2, 1).value(pixelFlipping().inSteps(4)))
                .isCloseTo(area(10, 2, -4, -8, -10), within(1e-6));
        assertThat(scene.value(pixelFlippingLeastRelevantFirst().inSteps(4)))
                .isCloseTo(area(10, 8, 4, -2, -10), within(1e-6));
    }

    @Test
    void region_perturbation_is_the_mean_loss_over_all_steps() {
        scene.with(PICTURE, 4, 3, 2, 1);
        double f0 = logistic(10);
        double expected = f0 - (f0 + logistic(6) + logistic(3)) / 3;

        assertThat(scene.value(regionPerturbation().replacingBy(Baseline.zero()).regions(1, 2)))
                .isCloseTo(expected, within(1e-6));
    }

    @Test
    void a_region_is_replaced_as_a_whole_in_the_order_of_its_sum() {
        LinearPixels four = new LinearPixels(4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        try (Scene larger = new Scene(four)) {
            // The lower right region holds everything; the map has its one largest value elsewhere, but a smaller sum
            // there.
            larger.with(
                    new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1},
                    5,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    2,
                    2,
                    0,
                    0,
                    2,
                    2);
            double f0 = logistic(4);
            assertThat(larger.value(
                            regionPerturbation().replacingBy(Baseline.zero()).regions(2, 1)))
                    .isCloseTo(f0 - (f0 + 0.5) / 2, within(1e-6));
        }
    }

    @Test
    void selectivity_is_the_area_under_the_curve_of_removed_regions() {
        assertThat(scene.with(PICTURE, 4, 3, 2, 1).value(selectivity().onGrid(2)))
                .isCloseTo(area(10, 6, 3, 1, 0), within(1e-6));
    }

    @Test
    void irof_is_the_area_over_the_curve_relative_to_the_whole_picture() {
        scene.with(PICTURE, 4, 3, 2, 1);
        Irof irof = irof().replacingBy(Baseline.zero());
        Superpixels halves = Superpixels.of(2, new int[] {0, 0, 1, 1});

        Outcome outcome = irof.measure(subject(0), halves);

        // The upper half has the larger mean: 10, then 3, then 0.
        assertThat(((Outcome.Value) outcome).value()).isCloseTo(1 - area(10, 3, 0) / logistic(10), within(1e-6));
    }

    @Test
    void irof_of_a_class_without_any_probability_is_undefined() {
        scene.with(1, new float[] {2000, 0, 0, 0}, 4, 3, 2, 1);

        assertThat(irof().measure(subject(0), Superpixels.of(2, new int[] {0, 0, 1, 1})))
                .isEqualTo(Outcome.undefined("the explained class has probability 0"));
    }

    @Test
    void irof_of_a_picture_without_room_for_superpixels_is_undefined() {
        assertThat(scene.with(PICTURE, 4, 3, 2, 1).undefined(irof()))
                .isEqualTo("a picture of 2×2 pixels is too small for superpixels");
    }

    @Test
    void the_right_map_passes_and_the_wrong_one_fails() {
        scene.with(PICTURE, 4, 3, 2, 1).with(PICTURE, 1, 2, 3, 4);
        for (Metric metric : List.of(
                deletion(),
                insertion().into(Baseline.zero()),
                pixelFlipping(),
                pixelFlippingLeastRelevantFirst(),
                regionPerturbation().replacingBy(Baseline.zero()).regions(1, 3),
                regionPerturbationLeastRelevantFirst()
                        .replacingBy(Baseline.zero())
                        .regions(1, 3),
                selectivity())) {
            List<Outcome> outcomes = scene.outcomes(metric);
            double right = ((Outcome.Value) outcomes.get(0)).value();
            double wrong = ((Outcome.Value) outcomes.get(1)).value();
            boolean higher = metric.direction() == Direction.HIGHER_IS_BETTER;
            assertThat(higher ? right > wrong : right < wrong)
                    .as("%s: %s, %s", metric.name(), right, wrong)
                    .isTrue();
        }
    }

    @Test
    void every_value_lies_in_its_range_and_does_not_depend_on_the_batch() {
        LinearPixels nine = new LinearPixels(3, 1, -2, 3, 0, 1, -1, 2, 0.5f, -3);
        SplittableRandom random = new SplittableRandom(11);
        for (Metric metric : List.of(
                deletion(), insertion(), pixelFlipping(), regionPerturbation().regions(1, 5), selectivity())) {
            float[] picture = drawn(random);
            float[] map = drawn(random);
            try (Scene alone = new Scene(nine);
                    Scene together = new Scene(nine)) {
                alone.with(picture, map);
                together.with(picture, map);
                for (int i = 0; i < 5; i++) {
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
    void irof_parts_each_picture_on_its_own() {
        float[] weights = new float[64];
        float[] left = new float[64];
        float[] map = new float[64];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 64; i++) {
            weights[i] = i % 8 < 4 ? 1 / 16f : 0;
            left[i] = i % 8 < 4 ? 2 : (float) random.nextDouble();
            map[i] = i % 8 < 4 ? 1 : -1;
        }
        LinearPixels model8 = new LinearPixels(8, weights);
        Irof metric = irof().superpixels(8).replacingBy(Baseline.zero());
        try (Scene alone = new Scene(model8);
                Scene together = new Scene(model8)) {
            alone.with(left, map);
            together.with(left, map).with(map, left);
            Outcome first = together.outcomes(metric).get(0);

            assertThat(first).isEqualTo(alone.outcomes(metric).get(0));
            assertThat(((Outcome.Value) first).value()).isBetween(0.0, 1 - 0.5 / logistic(4));
        }
    }

    @Test
    void a_metric_without_a_step_is_refused() {
        assertThatThrownBy(() -> deletion().inSteps(0)).hasMessage("There is at least one step, but got 0.");
        assertThatThrownBy(() -> insertion().inStepsOf(0)).hasMessage("A step has at least one pixel, but got 0.");
        assertThatThrownBy(() -> regionPerturbation()
                        .regions(0, 1)
                        .measure(scene.with(PICTURE, 1, 0, 0, 0).measurement()))
                .hasMessageContaining("at least one pixel");
    }

    private ExplainedPicture subject(int index) {
        var measurement = scene.measurement();
        var sample = measurement.samples().get(index);
        var image = measurement.batch().get().images().get(index + ":" + (index + 1));
        return new ExplainedPicture(
                ChunkedScores.of(model),
                "picture",
                ExplainedPicture.target(sample),
                image,
                ExplainedPicture.map(sample),
                () -> CleanLogits.of(measurement, sample, image).row());
    }

    private static float[] drawn(SplittableRandom random) {
        float[] values = new float[9];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (4 * random.nextDouble() - 2);
        }
        return values;
    }

    /** Trapezoids under the probabilities of these logits. */
    private static double area(double... logits) {
        double sum = 0;
        for (int i = 1; i < logits.length; i++) {
            sum += (logistic(logits[i - 1]) + logistic(logits[i])) / 2;
        }
        return sum / (logits.length - 1);
    }
}
