package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.perturbation.Perturbations.occlusion;
import static org.modelaudit.perturbation.Perturbations.predictionDifference;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.model.BlackBox;

class PredictionDifferenceTest {

    /** Looks at the pixel in row 2 and column 3 alone. */
    private static final BlackBox ONE_PIXEL = Pictures.model(6, 6, pixels -> pixels.get(":, 15"));

    private static final PatchModel INDEPENDENT = patches(false);

    @Test
    void a_patch_of_pixels_that_agree_tells_the_hidden_one() {
        PatchModel.Conditional conditional = patches(true).given(1, 1, 1);
        double[] patch = new double[9];
        Arrays.fill(patch, 1.5);

        double expected = conditional.expected(patch)[0];
        assertThat(expected).isCloseTo(1.5, within(0.01));
        assertThat(conditional.root()[0][0]).isLessThan(0.06);
    }

    @Test
    void a_patch_of_pixels_that_do_not_agree_tells_their_mean_and_spread() {
        PatchModel.Conditional conditional = INDEPENDENT.given(1, 1, 1);

        assertThat(conditional.expected(new double[] {2, 2, 2, 2, 9, 2, 2, 2, 2})[0])
                .isCloseTo(0, within(0.5));
        assertThat(conditional.root()[0][0]).isCloseTo(1, within(0.1));
    }

    @Test
    void draws_have_the_conditional_mean_and_spread() {
        PatchModel.Conditional conditional = INDEPENDENT.given(0, 0, 2);
        RandomGenerator random = new Random(1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 4000; i++) {
            double drawn = conditional.draw(new double[] {5, 5, 5, 5}, random)[3] - 5;
            sum += drawn / 4000;
            squares += drawn * drawn / 4000;
        }

        assertThat(sum).isCloseTo(0, within(0.1));
        assertThat(squares).isCloseTo(1, within(0.15));
    }

    @Test
    void evidence_in_bits_is_the_loss_of_log_odds_where_the_model_looks_and_nowhere_else() {
        // The score is 8, and about 0 when the pixel is drawn anew: 8 / ln 2 = 11.5 bits less the mean probability's
        // odds.
        float[] map =
                Pictures.map(Pictures.explainOne(predictionDifference(INDEPENDENT, 1, 1, 200), ONE_PIXEL, picture(8)));

        for (int i = 0; i < map.length; i++) {
            assertThat(map[i]).isCloseTo(i == 15 ? 11.5f : 0, within(i == 15 ? 0.7f : 1e-4f));
        }
    }

    @Test
    void what_the_surroundings_tell_anyway_is_no_evidence() {
        float[] constant = Pictures.filled(36, 2);
        Explanation told = Pictures.explainOne(predictionDifference(patches(true), 1, 1, 20), ONE_PIXEL, constant);

        assertThat(Math.abs(Pictures.map(told)[15])).isLessThan(0.1f);
        assertThat(Pictures.map(Pictures.explainOne(occlusion(1, 1), ONE_PIXEL, constant))[15])
                .isEqualTo(2);
    }

    @Test
    void the_map_is_the_same_bit_for_bit_in_any_batch_and_a_bad_picture_costs_no_other() {
        PredictionDifference explainer = predictionDifference(INDEPENDENT, 2, 2, 3);
        float[] bad = picture(1);
        bad[0] = Float.NaN;
        float[][] pictures = {picture(8), bad, picture(-3)};
        List<Explanation> all = Pictures.explain(explainer, Pictures.linear(6, 6, picture(1)), pictures);

        assertThat(all.get(1).undefinedBecause()).isEqualTo("the model's scores are not finite");
        assertThat(Pictures.explainFrom(2, 3, explainer, Pictures.linear(6, 6, picture(1)), pictures))
                .containsExactly(all.get(2));
    }

    @Test
    void a_picture_that_the_patches_do_not_fit_is_undefined() {
        assertThat(Pictures.explainOne(
                                predictionDifference(INDEPENDENT, 1, 1, 1),
                                Pictures.linear(2, 2, 1, 1, 1, 1),
                                1,
                                2,
                                3,
                                4)
                        .undefinedBecause())
                .isEqualTo("the picture does not fit the model of patches of 3 pixels and 1 channels");
        assertThatThrownBy(() -> predictionDifference(INDEPENDENT, 3, 1, 1))
                .hasMessageContaining("the window is smaller than a patch");
    }

    private static float[] picture(float value) {
        float[] picture = new float[36];
        for (int i = 0; i < 36; i++) {
            picture[i] = i == 15 ? value : (float) Math.sin(i);
        }
        return picture;
    }

    /** Patches of 3×3: normal draws that are the same in all pixels of a picture, or independent. */
    private static PatchModel patches(boolean agreeing) {
        Random random = new Random(7);
        float[] values = new float[400 * 36];
        for (int i = 0; i < values.length; i++) {
            values[i] = agreeing && i % 36 > 0 ? values[i - 1] : (float) random.nextGaussian();
        }
        try (NDManager manager = NDManager.newBaseManager()) {
            return PatchModel.estimate(manager.create(values, new Shape(400, 1, 6, 6)), 3, 2000, 1);
        }
    }
}
