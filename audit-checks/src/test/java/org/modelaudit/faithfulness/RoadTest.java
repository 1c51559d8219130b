package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.road;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.roadCombined;
import static org.modelaudit.faithfulness.FaithfulnessMetrics.roadLeastRelevantFirst;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.LinearPixels;

class RoadTest {

    @Test
    void a_removed_pixel_becomes_the_weighted_mean_of_its_neighbours() {
        boolean[] middle = new boolean[9];
        middle[4] = true;

        float[] filled = new LinearImputation(3, 3).filled(new float[] {12, 0, 0, 0, 99, 6, 0, 0, 0}, middle);

        // 12 on the diagonal by 1/12, 6 beside by 1/6.
        assertThat(filled[4]).isCloseTo(2, within(1e-6f));
    }

    @Test
    void beyond_the_edge_there_is_no_neighbour() {
        boolean[] corner = new boolean[4];
        corner[0] = true;

        // Beside 3 and 5 by 1/6 each, diagonal 6 by 1/12, divided by 5/12.
        assertThat(new LinearImputation(2, 2).filled(new float[] {0, 3, 5, 6}, corner)[0])
                .isCloseTo((3 / 6f + 5 / 6f + 6 / 12f) / (5 / 12f), within(1e-6f));
    }

    @Test
    void neighbours_that_are_removed_as_well_are_solved_for_together() {
        // Three in a row, kept 0 at the left and 4 at the right: what remains is a straight line.
        boolean[] inner = {false, true, true, true, false};

        assertThat(new LinearImputation(5, 1).filled(new float[] {0, 9, 9, 9, 4}, inner))
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void every_filled_pixel_satisfies_its_equation_in_every_channel() {
        SplittableRandom random = new SplittableRandom(4);
        int side = 40;
        float[] picture = new float[2 * side * side];
        boolean[] removed = new boolean[side * side];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextDouble();
            removed[i % removed.length] = random.nextInt(10) > 0;
        }

        float[] filled = new LinearImputation(side, side).filled(picture, removed);

        for (int channel = 0; channel < 2; channel++) {
            for (int y = 1; y < side - 1; y++) {
                for (int x = 1; x < side - 1; x++) {
                    int pixel = y * side + x;
                    int at = channel * side * side + pixel;
                    double beside = filled[at - 1] + filled[at + 1] + filled[at - side] + filled[at + side];
                    double diagonal = filled[at - side - 1]
                            + filled[at - side + 1]
                            + filled[at + side - 1]
                            + filled[at + side + 1];
                    assertThat(filled[at])
                            .isCloseTo(
                                    removed[pixel] ? (float) (beside / 6 + diagonal / 12) : picture[at], within(1e-5f));
                }
            }
        }
    }

    @Test
    void dissection_names_every_pixel_once() {
        assertThat(NestedDissection.order(13, 7).sorted().toArray())
                .containsExactly(IntStream.range(0, 13 * 7).toArray());
    }

    @Test
    void a_large_picture_is_filled_in_a_moment() {
        int side = 224;
        boolean[] removed = new boolean[side * side];
        Arrays.fill(removed, 0, removed.length * 9 / 10, true);
        float[] picture = new float[3 * side * side];
        picture[picture.length - 1] = 1;

        long start = System.nanoTime();
        float[] filled = new LinearImputation(side, side).filled(picture, removed);

        assertThat(filled[0]).isBetween(0f, 1f);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }

    @Test
    void road_is_the_share_of_the_steps_that_keep_the_class() {
        // The class lives in the left half: its mean is bright there and dark on the right.
        try (Scene scene = scene(new float[] {9, 9, 0, 0, 9, 9, 0, 0, 9, 9, 0, 0, 9, 9, 0, 0})) {
            // Half removed: the left half is filled from the dark right one and the class is gone.
            assertThat(scene.value(road().removing(0.5))).isZero();
            // The dark half is filled from the bright one, so the difference is gone, but for the noise.
            assertThat(scene.value(road().removing(0.125).withNoise(0, 1))).isEqualTo(1);
            assertThat(scene.value(road().removing(0.125, 0.5).withNoise(0, 1))).isEqualTo(0.5);
        }
    }

    @Test
    void the_right_map_passes_and_the_wrong_one_fails() {
        float[] right = {9, 8, 7, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        float[] wrong = {-9, -8, -7, -6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        LinearPixels model = new LinearPixels(4, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1);
        float[] picture = {2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
        try (Scene scene = new Scene(model)) {
            scene.with(picture, right).with(picture, wrong);
            for (Metric metric : List.of(road(), roadLeastRelevantFirst(), roadCombined())) {
                List<Outcome> outcomes = scene.outcomes(metric);
                double first = ((Outcome.Value) outcomes.get(0)).value();
                double second = ((Outcome.Value) outcomes.get(1)).value();
                boolean higher = metric.direction() == Direction.HIGHER_IS_BETTER;
                assertThat(higher ? first > second : first < second)
                        .as("%s: %s, %s", metric.name(), first, second)
                        .isTrue();
                assertThat(metric.range().contains(first) && metric.range().contains(second))
                        .isTrue();
            }
        }
    }

    @Test
    void combined_values_change_their_sign_with_the_map() {
        float[] map = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, -1, -2, -3, -4, -5, -6};
        float[] turned = new float[16];
        for (int i = 0; i < 16; i++) {
            turned[i] = -map[i];
        }
        float[] picture = {2, 2, 2, 2, 0, 1, 0, 3, 0, 0, 0, 0, 1, 1, 1, 1};
        try (Scene scene = new Scene(new LinearPixels(4, 1, 1, 1, 1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, -1, -1))) {
            scene.with(picture, map).with(picture, turned);
            List<Outcome> outcomes = scene.outcomes(roadCombined().withNoise(0, 1));

            assertThat(((Outcome.Value) outcomes.get(0)).value())
                    .isCloseTo(-((Outcome.Value) outcomes.get(1)).value(), within(1e-6));
        }
    }

    @Test
    void noise_is_drawn_for_the_sample_and_by_the_seed() {
        try (Scene scene = scene(new float[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, -1, -2, -3, -4, -5, -6})) {
            double value = scene.value(roadCombined().withNoise(0.5, 1));

            assertThat(scene.value(roadCombined().withNoise(0.5, 1))).isEqualTo(value);
            assertThat(scene.value(roadCombined().withNoise(0.5, 2))).isNotEqualTo(value);
        }
    }

    @Test
    void a_share_that_removes_nothing_or_everything_is_refused() {
        assertThatThrownBy(() -> road().removing(0, 0.5)).hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> road().removing(1)).hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> road().withNoise(-1, 1)).hasMessageContaining("at least 0");
    }

    /** Class 0 is what is brighter on the left than on the right. */
    private static Scene scene(float[] map) {
        LinearPixels model = new LinearPixels(4, 1, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1, -1);
        return new Scene(model).with(new float[] {1, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1, -0.9f}, map);
    }
}
