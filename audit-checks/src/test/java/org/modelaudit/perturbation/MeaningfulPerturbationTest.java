package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.perturbation.Perturbations.meaningfulPerturbation;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.LinearPixels;

class MeaningfulPerturbationTest {

    private static final int SIDE = 64;

    /** Counts how much of a striped pattern is in the mask's rows 2 and 3 and columns 4 and 5, and looks at nothing else. */
    private static final AuditedModel MODEL = new LinearPixels(SIDE, weights());

    @Test
    void the_mask_covers_what_the_model_looks_at_and_little_else() {
        Explanation explanation = Pictures.explainOne(meaningfulPerturbation(), MODEL, striped());
        Heatmap map = new Heatmap(8, 8, Pictures.map(explanation));

        assertThat(map.max()).isGreaterThan(0.7f);
        assertThat(map.value(4, 2)).isGreaterThan(0.6f);
        assertThat(map.value(0, 7)).isLessThan(0.2f);
        assertThat(map.value(0, 0)).isLessThan(0.2f);
        // Blurred all over, the logit is about 0 and the probability a half; it was 0.998.
        assertThat(explanation.diagnostics().get("probability left")).isLessThan(0.65);
    }

    @Test
    void the_map_is_the_same_bit_for_bit_in_any_batch() {
        float[] other = striped();
        other[0] = 5;
        List<Explanation> both = Pictures.explain(meaningfulPerturbation(20), MODEL, other, striped());

        assertThat(Pictures.explainFrom(1, 2, meaningfulPerturbation(20), MODEL, other, striped()))
                .containsExactly(both.get(1));
    }

    @Test
    void a_constant_picture_and_a_class_that_is_not_there_are_undefined() {
        assertThat(Pictures.explainOne(meaningfulPerturbation(2), MODEL, new float[SIDE * SIDE])
                        .undefinedBecause())
                .isEqualTo("the picture is its own baseline, so nothing can be hidden");
        assertThat(Pictures.explainOne(meaningfulPerturbation(2).forClass(TargetClass.index(2)), MODEL, striped())
                        .undefinedBecause())
                .contains("no class 'index 2'");
    }

    @Test
    void the_penalty_pulls_neighbours_together_and_the_mask_up() {
        // Σ|∇m|³ of (0, 1) over (0, 1): both rows step by 1, the columns not at all.
        float[] gradient = new float[4];
        MaskPenalty.addGradient(gradient, new float[] {0, 1, 0, 1}, 2, 0.5f, 2);

        assertThat(gradient).containsExactly(-6.5f, 5.5f, -6.5f, 5.5f);
    }

    private static float[] striped() {
        float[] picture = new float[SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = i % SIDE / 4 % 2 == 0 ? 1 : -1;
        }
        return picture;
    }

    private static float[] weights() {
        float[] weights = striped();
        for (int i = 0; i < weights.length; i++) {
            boolean seen = i / SIDE / 16 == 1 && i % SIDE / 16 == 2;
            weights[i] *= seen ? 0.025f : 0;
        }
        return weights;
    }
}
