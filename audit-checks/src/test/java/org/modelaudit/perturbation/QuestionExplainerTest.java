package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.perturbation.Perturbations.kernelShap;
import static org.modelaudit.perturbation.Perturbations.lime;
import static org.modelaudit.perturbation.Perturbations.occlusion;
import static org.modelaudit.perturbation.Perturbations.rise;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.BlackBox;

/** What holds for every explainer that needs only forward passes. */
class QuestionExplainerTest {

    private static final int SIDE = 12;

    /** A small network of matrix products, whose last bits may depend on how many rows go through together. */
    private static final BlackBox MODEL = Pictures.model(
            SIDE,
            SIDE,
            pixels -> pixels.matMul(pixels.getManager()
                            .arange(0, SIDE * SIDE * 37, 1f)
                            .mul(0.37f)
                            .sin()
                            .reshape(new Shape(SIDE * SIDE, 37)))
                    .tanh()
                    .sum(new int[] {1}));

    static Stream<ClassSpecific> explainers() {
        return Stream.of(
                occlusion(), rise(40), lime().withVariants(40), kernelShap().withSets(40));
    }

    @ParameterizedTest
    @MethodSource("explainers")
    void the_map_is_the_same_bit_for_bit_in_batches_of_1_7_and_32(ClassSpecific explainer) {
        float[][] pictures = pictures(32);
        List<Explanation> all = Pictures.explain(explainer, MODEL, pictures);

        assertThat(Pictures.explainFrom(14, 21, explainer, MODEL, pictures)).isEqualTo(all.subList(14, 21));
        assertThat(Pictures.explainFrom(31, 32, explainer, MODEL, pictures)).isEqualTo(all.subList(31, 32));
    }

    @ParameterizedTest
    @MethodSource("explainers")
    void a_bad_picture_and_a_hidden_one_are_undefined_and_cost_no_other(ClassSpecific explainer) {
        float[][] pictures = pictures(4);
        List<Explanation> all = Pictures.explain(explainer, MODEL, pictures);
        pictures[1][5] = Float.NaN;
        pictures[2] = new float[SIDE * SIDE];
        List<Explanation> explanations = Pictures.explain(explainer, MODEL, pictures);

        assertThat(explanations.get(1).undefinedBecause()).isEqualTo("the model's scores are not finite");
        assertThat(explanations.get(2).undefinedBecause())
                .containsAnyOf("so nothing can be hidden", "so there is nothing to compare");
        assertThat(explanations.get(0)).isEqualTo(all.get(0));
        assertThat(explanations.get(3)).isEqualTo(all.get(3));
    }

    @ParameterizedTest
    @MethodSource("explainers")
    void a_class_that_the_model_does_not_have_is_undefined(ClassSpecific explainer) {
        assertThat(Pictures.explain(explainer.forClass(TargetClass.index(2)), MODEL, pictures(1)))
                .extracting(Explanation::undefinedBecause)
                .containsExactly("the sample has no class 'index 2' that the model knows");
    }

    @ParameterizedTest
    @MethodSource("explainers")
    void the_map_has_the_pictures_size_and_speaks_for_the_class(ClassSpecific explainer) {
        Explanation explanation = Pictures.explain(explainer.forClass(TargetClass.index(0)), MODEL, pictures(1))
                .get(0);

        assertThat(Pictures.map(explanation)).hasSize(SIDE * SIDE);
        assertThat(explanation.explainedClass()).isZero();
        assertThat(explainer.forClass(TargetClass.index(0)).settings(MODEL)).containsEntry("class", "index 0");
    }

    @Test
    void all_are_found_by_name() {
        assertThat(ExplainerRegistry.load().names()).contains("occlusion", "rise", "lime", "kernel-shap");
    }

    private static float[][] pictures(int count) {
        float[][] pictures = new float[count][SIDE * SIDE];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < SIDE * SIDE; j++) {
                int row = j / SIDE;
                pictures[i][j] = (float) Math.sin(0.1 * (i + 1) * (j % SIDE) + row);
            }
        }
        return pictures;
    }
}
