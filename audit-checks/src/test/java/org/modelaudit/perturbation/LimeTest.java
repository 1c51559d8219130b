package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.perturbation.Perturbations.lime;

import org.junit.jupiter.api.Test;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.model.BlackBox;
import org.modelaudit.segmentation.Segmentation;

class LimeTest {

    /** Two rows of four pixels in squares of 2×2. */
    private static final BlackBox MODEL = Pictures.linear(2, 4, 1, 2, 0, 0, 3, 4, 0, -1);

    private static final Lime LINEAR = lime().on(Segmentation.squares(2))
            .withVariants(20)
            .withBaseline(Baseline.constant(1))
            .withRidge(0)
            .of(ClassScore.LOGIT);

    @Test
    void recovers_a_linear_models_weights_on_superpixels() {
        // Showing the left square instead of 1 adds (1 + 2 + 3 + 4)·(3 − 1), the right one −1·(3 − 1).
        Explanation explanation = Pictures.explainOne(LINEAR, MODEL, Pictures.filled(8, 3));

        assertThat(Pictures.map(explanation))
                .containsExactly(new float[] {20, 20, -2, -2, 20, 20, -2, -2}, within(1e-4f));
        assertThat(explanation.diagnostics().get("surrogate R²")).isCloseTo(1, within(1e-9));
    }

    @Test
    void a_ridge_draws_the_weights_towards_0() {
        float[] free = Pictures.map(Pictures.explainOne(LINEAR, MODEL, Pictures.filled(8, 3)));
        float[] drawn = Pictures.map(Pictures.explainOne(LINEAR.withRidge(5), MODEL, Pictures.filled(8, 3)));

        assertThat(drawn[0]).isBetween(1f, free[0] - 1);
    }

    @Test
    void says_how_little_a_linear_model_accounts_for() {
        // Whether an even number of pixels is shown: nothing linear about it.
        BlackBox model = Pictures.model(
                2, 4, pixels -> pixels.sum(new int[] {1}).mul(Math.PI).cos());
        Explanation explanation = Pictures.explainOne(
                LINEAR.on(Segmentation.squares(1)).withVariants(400).withBaseline(Baseline.constant(0)),
                model,
                Pictures.filled(8, 1));

        assertThat(explanation.diagnostics().get("surrogate R²")).isLessThan(0.2);
    }

    @Test
    void watches_the_probability_unless_told_otherwise() {
        Lime two = lime().on(Segmentation.squares(1))
                .withBaseline(Baseline.constant(0))
                .withRidge(0);
        // Logits (x₀ + x₁, 0).
        BlackBox model = Pictures.linear(1, 2, 1, 1);
        float[] map = Pictures.map(Pictures.explainOne(two, model, 2, 2));

        assertThat(map[0]).isBetween(0.1f, 0.5f);
        assertThat(two.settings(model)).containsEntry("score", "PROBABILITY").contains(entry("variants", "1000"));
    }

    @Test
    void a_picture_of_one_colour_is_undefined() {
        BlackBox model = Pictures.model(20, 20, pixels -> pixels.sum(new int[] {1}));

        assertThat(Pictures.explainOne(lime(), model, Pictures.filled(400, 3)).undefinedBecause())
                .isEqualTo("the picture falls into one superpixel, so there is nothing to compare");
    }

    @Test
    void a_model_that_does_not_look_is_undefined() {
        BlackBox blind =
                Pictures.model(2, 4, pixels -> pixels.get(":, 0").mul(0).add(2));

        assertThat(Pictures.explainOne(LINEAR, blind, Pictures.filled(8, 3)).undefinedBecause())
                .isEqualTo("the score is the same whatever is hidden");
    }

    @Test
    void too_few_variants_are_refused() {
        assertThatThrownBy(() -> lime().withVariants(1)).hasMessageContaining("at least 2 variants");
    }
}
