package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.perturbation.Perturbations.rise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.random.RunSeed;
import org.modelaudit.testing.NpyFile;
import org.modelaudit.testing.SharedFolder;

class RiseTest {

    /** Looks at the lower right quarter of a picture of 16×16 and at nothing else. */
    private static final BlackBox QUARTER = Pictures.model(
            16,
            16,
            pixels -> pixels.reshape(-1, 16, 16)
                    .get(":, 8:, 8:")
                    .reshape(pixels.getShape().get(0), -1)
                    .mean(new int[] {1})
                    .sub(0.5f)
                    .mul(16));

    @Test
    void sums_masks_weighted_by_the_probability_that_is_left() {
        // Logits (x₀, 0) are (ln 3, 0) under the first mask and (0, 0) under the second: p = 3/4 and 1/2.
        float ln3 = (float) Math.log(3);
        BlackBox model = Pictures.linear(1, 2, 1, 0);
        Rise rise = new Rise(2, masks(0.5, 1, 0.5f, 0, 1), TargetClass.predicted());

        assertThat(Pictures.map(Pictures.explainOne(rise, model, ln3, 7)))
                .containsExactly(new float[] {0.75f / 2 / 0.5f, (0.75f * 0.5f + 0.5f) / 2 / 0.5f}, within(1e-6f));
    }

    @Test
    void of_a_model_that_looks_at_one_region_peaks_there() {
        float[] map = Pictures.map(Pictures.explainOne(rise(2000, 4, 0.5, 1), QUARTER, Pictures.filled(256, 1)));

        int peak = 0;
        double inside = 0;
        double outside = 0;
        for (int i = 0; i < map.length; i++) {
            peak = map[i] > map[peak] ? i : peak;
            if (i / 16 >= 8 && i % 16 >= 8) {
                inside += map[i] / 64;
            } else {
                outside += map[i] / 192;
            }
        }
        // Masks are smooth, so the edge of the region is soft.
        assertThat(peak / 16).isGreaterThanOrEqualTo(7);
        assertThat(peak % 16).isGreaterThanOrEqualTo(7);
        assertThat(inside).isGreaterThan(1.1 * outside);
    }

    @Test
    void masks_belong_to_the_seed_and_the_sample() {
        float[] picture = Pictures.filled(256, 1);
        float[] other = Pictures.map(
                Pictures.explain(rise(8), QUARTER, picture, picture).get(1));

        assertThat(Pictures.map(Pictures.explainOne(rise(8), QUARTER, picture)))
                .isEqualTo(Pictures.map(Pictures.explainOne(rise(8), QUARTER, picture)))
                .isNotEqualTo(Pictures.map(Pictures.explainOne(rise(8, 7, 0.5, 1), QUARTER, picture)))
                .isNotEqualTo(other);
    }

    @Test
    void masks_lie_between_0_and_1_and_keep_their_share() {
        Question question = question();
        try (NDManager scope = NDManager.newBaseManager()) {
            NDArray masks = new RandomGrids(7, 0.3, 1).masks(question, 0, 500, scope);

            assertThat(masks.getShape()).isEqualTo(new Shape(500, 1, 30, 20));
            assertThat(masks.min().getFloat()).isGreaterThanOrEqualTo(0);
            assertThat(masks.max().getFloat()).isLessThanOrEqualTo(1);
            assertThat((double) masks.mean().getFloat()).isCloseTo(0.3, within(0.01));
        } finally {
            question.image().getManager().close();
        }
    }

    @Test
    void a_mask_does_not_depend_on_its_chunk() {
        Question question = question();
        try (NDManager scope = NDManager.newBaseManager()) {
            RandomGrids grids = new RandomGrids(5, 0.5, 1);

            assertThat(grids.masks(question, 0, 9, scope).get("4:6").toFloatArray())
                    .isEqualTo(grids.masks(question, 4, 6, scope).toFloatArray());
        } finally {
            question.image().getManager().close();
        }
    }

    @ParameterizedTest
    @CsvSource({"32,4,resnet20_cifar10/B/rise_masks.npy,1", "224,8,rise_masks_u8_224.npy,255"})
    void masks_from_the_same_bits_and_places_equal_those_of_the_authors_code(
            int size, int grid, String file, float scale) {
        NpyFile bits = NpyFile.read(SharedFolder.resolve("golden/rise_grid_%d.npy".formatted(size)));
        NpyFile places = NpyFile.read(SharedFolder.resolve("golden/rise_shift_%d.npy".formatted(size)));
        NpyFile masks = NpyFile.read(SharedFolder.resolve("golden/" + file));
        int n = (int) bits.shape()[0];
        boolean[][] shown = new boolean[n][grid * grid];
        int[] tops = new int[n];
        int[] lefts = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < grid * grid; j++) {
                shown[i][j] = bits.row(i)[j] > 0;
            }
            tops[i] = (int) places.row(i)[0];
            lefts[i] = (int) places.row(i)[1];
        }
        try (NDManager scope = NDManager.newBaseManager()) {
            float[] ours = new RandomGrids(grid, 0.5, 0)
                    .enlarged(shown, tops, lefts, size, size, scope)
                    .mul(scale)
                    .toFloatArray();
            float[] theirs = masks.values();
            double largest = 0;
            for (int i = 0; i < theirs.length; i++) {
                largest = Math.max(largest, Math.abs(ours[i] - theirs[i]));
            }
            // Bytes are rounded to the nearest.
            assertThat(largest).isLessThan(scale == 1 ? 1e-6 : 0.5001);
        }
    }

    @Test
    void a_picture_that_is_hidden_already_is_undefined() {
        assertThat(Pictures.explainOne(rise(8), QUARTER, new float[256]).undefinedBecause())
                .isEqualTo("the picture is its own baseline, so nothing can be hidden");
    }

    @Test
    void settings_that_make_no_mask_are_refused() {
        assertThatThrownBy(() -> rise(0)).hasMessageContaining("RISE needs at least 1 mask");
        assertThatThrownBy(() -> rise(1, 7, 1, 0)).hasMessageContaining("a share between 0 and 1");
    }

    private static Question question() {
        NDArray image = NDManager.newBaseManager().zeros(new Shape(1, 1, 30, 20));
        ExplainedClasses classes = ExplainedClasses.of(
                ModelOutput.LOGITS,
                image.getManager().zeros(new Shape(1, 2)),
                List.of(AuditSample.of("picture", Path.of("picture"))),
                TargetClass.predicted());
        return new Question(QUARTER, "picture", image, classes);
    }

    /** Masks of 1×2 pixels. */
    private static Rise.MaskSource masks(double kept, float... values) {
        return new Rise.MaskSource() {
            @Override
            public NDArray masks(Question question, int from, int to, NDManager scope) {
                return scope.create(values, new Shape(values.length / 2, 1, 1, 2))
                        .get("{}:{}", from, to);
            }

            @Override
            public double kept() {
                return kept;
            }

            @Override
            public Map<String, String> settings(RunSeed run) {
                return Map.of();
            }
        };
    }
}
