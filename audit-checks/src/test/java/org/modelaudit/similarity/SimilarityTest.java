package org.modelaudit.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenTable;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Outcome;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.testing.Factories;

class SimilarityTest {

    private static final PictureSize INPUT = new PictureSize(48, 48);

    static List<Similarity> all() {
        return List.of(
                Similarities.pearson(),
                Similarities.spearman(),
                Similarities.spearmanOfAbsoluteValues(),
                Similarities.ssim(),
                Similarities.gaussianSsim(),
                Similarities.hogPearson(),
                Similarities.hogSpearman(8),
                Similarities.meanSquaredError(),
                Similarities.topOverlap(0.1),
                Similarities.boxIou());
    }

    @Test
    void every_similarity_of_the_package_is_asked() {
        assertThat(all()).extracting(Similarity::dialect).doesNotHaveDuplicates();
        assertThat(all()).hasSameSizeAs(Factories.making(Similarity.class, Similarities.class));
    }

    @Test
    void every_number_equals_the_reference() {
        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            assertThat(new GoldenTable(new SimilarityGolden().comparisons()).failures(directory))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_map_is_as_alike_to_itself_as_can_be(Similarity similarity) {
        double best = similarity.direction() == Direction.HIGHER_IS_BETTER
                ? similarity.range().high()
                : similarity.range().low();

        assertThat(value(similarity, random("a"), random("a"))).isCloseTo(best, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_order_does_not_matter_and_the_number_stays_in_its_range(Similarity similarity) {
        for (String name : List.of("b", "c", "d", "e")) {
            double there = value(similarity, random("a"), random(name));
            double back = value(similarity, random(name), random("a"));

            assertThat(there).isCloseTo(back, within(1e-12));
            assertThat(similarity.range().contains(there)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_nearer_map_is_more_alike(Similarity similarity) {
        Heatmap map = random("a");
        double near = value(similarity, map, mixed(map, random("b"), 0.05f));
        double far = value(similarity, map, random("b"));

        assertThat(similarity.direction() == Direction.HIGHER_IS_BETTER ? near > far : near < far)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_constant_map_or_one_that_is_not_finite_is_undefined(Similarity similarity) {
        float[] broken = random("a").values();
        broken[3] = Float.NaN;
        Heatmap constant = new Heatmap(48, 48, new float[48 * 48]);

        assertThat(similarity.between(random("a"), constant, INPUT)).isInstanceOf(Outcome.Undefined.class);
        assertThat(similarity.between(new Heatmap(48, 48, broken), random("a"), INPUT))
                .isInstanceOf(Outcome.Undefined.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void zeros_of_both_signs_are_one_value(Similarity similarity) {
        float most = random("a").max() / 2;
        Heatmap sparse = applied(random("a"), v -> v > most ? v : 0);
        Heatmap signed = applied(random("a"), v -> v > most ? v : v > 0 ? 0f : -0f);

        assertThat(value(similarity, signed, random("b"))).isEqualTo(value(similarity, sparse, random("b")));
        assertThat(value(similarity, random("b"), signed)).isEqualTo(value(similarity, random("b"), sparse));
    }

    @Test
    void only_signed_maps_hold_zeros_of_both_signs_so_only_their_numbers_have_another_version() {
        assertThat(Similarities.spearman().version()).isEqualTo(2);
        assertThat(Similarities.topOverlap(0.1).version()).isEqualTo(2);
        assertThat(Similarities.spearmanOfAbsoluteValues().version()).isEqualTo(1);
        assertThat(Similarities.hogSpearman(8).version()).isEqualTo(1);
    }

    @Test
    void pearson_by_hand() {
        // Deviations (-1.5, -0.5, 0.5, 1.5) and (-2.5, 0.5, -0.5, 2.5): 7.0 / √(5 · 13).
        assertThat(value(Similarities.pearson(), map(1, 2, 3, 4), map(1, 4, 3, 6)))
                .isCloseTo(7 / Math.sqrt(5 * 13), within(1e-12));
    }

    @Test
    void equal_values_share_the_mean_of_their_ranks() {
        // Ranks (1.5, 1.5, 3, 4) and (1, 2, 3, 4): 4.5 / √(4.5 · 5).
        assertThat(value(Similarities.spearman(), map(0, 0, 1, 2), map(-3, 1, 5, 9)))
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }

    @Test
    void ranks_do_not_change_under_a_growing_function_and_turn_with_the_sign() {
        Heatmap map = random("a");
        assertThat(value(Similarities.spearman(), map, applied(map, v -> v > 0 ? 4 * v : 2 * v)))
                .isCloseTo(1, within(1e-12));
        assertThat(value(Similarities.spearman(), map, applied(map, v -> -v))).isCloseTo(-1, within(1e-12));
        assertThat(value(Similarities.spearmanOfAbsoluteValues(), map, applied(map, v -> -v)))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void ssim_of_a_single_window_by_hand() {
        // One pixel of 49 at 1 in each map: means 1/49, variances 1/49, covariance -1/(49·48).
        float[] a = new float[49];
        float[] b = new float[49];
        a[0] = 1;
        b[48] = 1;
        double mean = 1 / 49.0;
        double variance = 1 / 49.0;
        double covariance = -1 / (49.0 * 48);
        double c1 = 1e-4;
        double c2 = 9e-4;
        double expected =
                (2 * mean * mean + c1) * (2 * covariance + c2) / ((2 * mean * mean + c1) * (2 * variance + c2));

        Outcome outcome = Similarities.ssim().formula().of(new Heatmap(7, 7, a), new Heatmap(7, 7, b));

        assertThat(((Outcome.Value) outcome).value()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void strongest_cells_by_hand() {
        // The two strongest cells are {2, 3} and {3, 0}: one in common.
        assertThat(value(Similarities.topOverlap(0.5), map(0, 1, 2, 3), map(2, 1, 0, 3)))
                .isEqualTo(0.5);
        assertThatThrownBy(() -> Similarities.topOverlap(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boxes_by_hand() {
        float[] left = new float[16];
        float[] middle = new float[16];
        for (int y = 0; y < 4; y++) {
            left[4 * y] = left[4 * y + 1] = 1;
            middle[4 * y + 1] = middle[4 * y + 2] = 1;
        }
        // Columns 0-1 and 1-2 of four: one column of three in common.
        Outcome outcome = Similarities.boxIou()
                .between(new Heatmap(4, 4, left), new Heatmap(4, 4, middle), new PictureSize(4, 4));

        assertThat(((Outcome.Value) outcome).value()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void maps_of_different_layers_are_compared_at_the_size_of_the_input() {
        Heatmap small = new Heatmap(2, 2, new float[] {0, 1, 2, 3});

        assertThat(value(Similarities.pearson(), small, small.resized(48, 48))).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_map_smaller_than_the_window_is_undefined() {
        assertThat(Similarities.ssim().between(map(0, 1, 2, 3), map(3, 2, 1, 0), new PictureSize(6, 6)))
                .isEqualTo(Outcome.undefined("a map of 6×6 is smaller than the window of SSIM, 7×7"));
        assertThat(Similarities.hogPearson().between(map(0, 1, 2, 3), map(3, 2, 1, 0), new PictureSize(32, 32)))
                .isEqualTo(Outcome.undefined("a map of 32×32 has no block of 3×3 cells of 16 pixels"));
    }

    @Test
    void the_dialect_says_how_the_maps_are_read() {
        assertThat(Similarities.spearman().dialect()).isEqualTo("spearman-signed");
        assertThat(Similarities.spearmanOfAbsoluteValues().dialect()).isEqualTo("spearman-absolute");
        assertThat(Similarities.ssim().dialect()).isEqualTo("ssim-shown");
    }

    private static double value(Similarity similarity, Heatmap first, Heatmap second) {
        return ((Outcome.Value) similarity.between(first, second, INPUT)).value();
    }

    private static Heatmap map(float... values) {
        return new Heatmap(2, 2, values);
    }

    private static Heatmap random(String name) {
        RandomGenerator random = SampleRandom.of(1, name, 0);
        float[] values = new float[48 * 48];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        // Smooth enough for boxes and gradients to mean something.
        return new Heatmap(48, 48, values).resized(12, 12).resized(48, 48);
    }

    private static Heatmap mixed(Heatmap a, Heatmap b, float share) {
        float[] values = a.values();
        float[] other = b.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (1 - share) * values[i] + share * other[i];
        }
        return new Heatmap(a.width(), a.height(), values);
    }

    private interface Function {
        float of(float value);
    }

    private static Heatmap applied(Heatmap map, Function function) {
        float[] values = map.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = function.of(values[i]);
        }
        return new Heatmap(map.width(), map.height(), values);
    }
}
