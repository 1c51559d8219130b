package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.perturbation.Perturbations.kernelShap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.model.BlackBox;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.segmentation.Segmentation;

class KernelShapTest {

    private static final KernelShap PIXELS =
            kernelShap().on(Segmentation.squares(1)).withBaseline(Baseline.constant(0));

    @Test
    void two_that_only_work_together_share_the_gain_and_an_idle_one_gets_nothing() {
        BlackBox model = Pictures.model(1, 3, pixels -> pixels.get(":, 0").mul(pixels.get(":, 1")));
        Explanation explanation = Pictures.explainOne(PIXELS, model, 2, 3, 5);

        assertThat(Pictures.map(explanation)).containsExactly(new float[] {3, 3, 0}, within(1e-5f));
    }

    @Test
    void values_sum_to_the_score_minus_that_of_the_baseline() {
        Explanation explanation = Pictures.explainOne(PIXELS.withSets(64), entangled(12), picture(12));
        double sum = 0;
        for (float value : Pictures.map(explanation)) {
            sum += value;
        }

        assertThat(sum).isCloseTo(score(12), within(1e-4));
        assertThat(explanation.diagnostics().get("additivity residual")).isCloseTo(0, within(1e-9));
    }

    @Test
    void sets_drawn_with_their_complements_are_exact_where_no_more_than_two_work_together() {
        float[] all = Pictures.map(Pictures.explainOne(PIXELS.withSets(1022), entangled(10), picture(10)));
        float[] drawn = Pictures.map(Pictures.explainOne(PIXELS.withSets(600), entangled(10), picture(10)));

        // By hand: two share their product by halves, so pixel j gets (x_j·x_{j−1} + x_j·x_{j+1}) / 2.
        float[] x = picture(10);
        for (int j = 0; j < 10; j++) {
            float byHand = ((j > 0 ? x[j] * x[j - 1] : 0) + (j < 9 ? x[j] * x[j + 1] : 0)) / 2;
            assertThat(all[j]).isCloseTo(byHand, within(1e-3f));
            assertThat(drawn[j]).isCloseTo(byHand, within(1e-3f));
        }
    }

    @Test
    void drawn_sets_come_close_where_more_than_two_work_together() {
        // The product of the first three of twelve: each gets a third of 8, the others nothing.
        BlackBox model = Pictures.model(1, 12, pixels -> pixels.get(":, :3").prod(new int[] {1}));
        float[] all = Pictures.map(Pictures.explainOne(PIXELS.withSets(4094), model, Pictures.filled(12, 2)));
        float[] drawn = Pictures.map(Pictures.explainOne(PIXELS.withSets(2000), model, Pictures.filled(12, 2)));

        for (int j = 0; j < 12; j++) {
            assertThat(all[j]).isCloseTo(j < 3 ? 8 / 3f : 0, within(1e-3f));
            assertThat(drawn[j]).isCloseTo(j < 3 ? 8 / 3f : 0, within(0.5f));
        }
        assertThat(drawn).isNotEqualTo(all);
    }

    @Test
    void of_a_linear_model_is_its_surrogate() {
        Explanation explanation = Pictures.explainOne(PIXELS, Pictures.linear(1, 4, 1, -2, 3, 0), 1, 2, 3, 4);

        assertThat(Pictures.map(explanation)).containsExactly(new float[] {1, -4, 9, 0}, within(1e-4f));
        assertThat(explanation.diagnostics().get("surrogate R²")).isCloseTo(1, within(1e-9));
    }

    @Test
    void all_sets_are_asked_for_where_there_are_few_with_the_shapley_kernel() {
        Coalitions three = Coalitions.of(3, 6, i -> SampleRandom.of(1, "picture", i));

        // (d − 1) / (C(3, s)·s·(3 − s)) = 2 / (3·1·2).
        assertThat(three.shown()).hasDimensions(6, 3);
        assertThat(three.weights()).containsOnly(1.0 / 3);
    }

    @Test
    void drawn_sets_come_with_their_complements() {
        Coalitions drawn = Coalitions.of(20, 10, i -> SampleRandom.of(1, "picture", i));

        for (int i = 0; i < 10; i += 2) {
            int size = Coalitions.size(drawn.shown()[i]);
            assertThat(size).isBetween(1, 19);
            assertThat(Coalitions.size(drawn.shown()[i + 1])).isEqualTo(20 - size);
        }
    }

    @Test
    void one_superpixel_and_a_hidden_picture_are_undefined() {
        BlackBox model = Pictures.linear(2, 2, 1, 1, 1, 1);

        assertThat(Pictures.explainOne(kernelShap(), model, Pictures.filled(4, 1))
                        .undefinedBecause())
                .isEqualTo("the picture falls into one superpixel, so there is nothing to compare");
        assertThat(Pictures.explainOne(PIXELS, model, new float[4]).undefinedBecause())
                .isEqualTo("the picture is its own baseline, so nothing can be hidden");
    }

    /** The sum of products of neighbours. */
    private static BlackBox entangled(int pixels) {
        return Pictures.model(1, pixels, x -> neighbours(x, pixels));
    }

    private static NDArray neighbours(NDArray x, int pixels) {
        return x.get(":, :" + (pixels - 1))
                .mul(x.get(":, 1:"))
                .sum(new int[] {1})
                .reshape(new Shape(-1, 1));
    }

    private static float[] picture(int pixels) {
        float[] x = new float[pixels];
        for (int j = 0; j < pixels; j++) {
            x[j] = 1 + j % 4;
        }
        return x;
    }

    private static double score(int pixels) {
        float[] x = picture(pixels);
        double[] products = new double[pixels - 1];
        Arrays.setAll(products, j -> x[j] * x[j + 1]);
        return Arrays.stream(products).sum();
    }
}
