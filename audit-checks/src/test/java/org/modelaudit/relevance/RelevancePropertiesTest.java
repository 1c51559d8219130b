package org.modelaudit.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.relevance.RelevanceNets.map;
import static org.modelaudit.relevance.RelevanceNets.ofNoise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.naming.NamedFactories;

class RelevancePropertiesTest {

    static Stream<ClassSpecific> all() {
        return NamedFactories.making(ClassSpecific.class, List.of(RelevanceMaps.class)).values().stream()
                .map(Supplier::get);
    }

    private static ClassSpecific named(String name) {
        return Objects.requireNonNull(NamedFactories.making(ClassSpecific.class, List.of(RelevanceMaps.class))
                        .get(name))
                .get();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lrp-epsilon",
                "lrp-gamma",
                "lrp-alpha1-beta0",
                "lrp-z-plus",
                "lrp-epsilon-plus",
                "lrp-epsilon-plus-flat",
                "deep-taylor",
                "excitation-backprop",
                "excitation-backprop-contrastive"
            })
    void relevance_is_conserved_where_there_are_no_biases(String name) {
        try (AuditedModel model = RelevanceNets.colour("bias_free")) {
            List<Explanation> explained = ofNoise(named(name), model, 6).stream()
                    .filter(e -> !("" + e.undefinedBecause()).contains("logit is not positive"))
                    .toList();
            assertThat(explained)
                    .isNotEmpty()
                    .allSatisfy(e -> assertThat(e.diagnostics().get(RelevancePropagation.RESIDUAL))
                            .isLessThan(1e-3));
            model.verifyUnchanged();
        }
    }

    @ParameterizedTest
    @CsvSource({"lrp-epsilon, residual", "lrp-gamma, residual", "lrp-epsilon, gated", "lrp-gamma, gated"})
    void what_reaches_the_pixels_and_what_biases_take_is_the_seed(String name, String network) {
        try (AuditedModel model = RelevanceNets.colour(network)) {
            for (Explanation e : ofNoise(named(name), model, 3)) {
                assertThat(e.diagnostics().get(RelevancePropagation.RESIDUAL)).isLessThan(1e-4);
                assertThat(e.diagnostics().get(RelevancePropagation.ABSORBED)).isNotZero();
            }
            model.verifyUnchanged();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lrp-z-plus", "lrp-alpha1-beta0", "deep-taylor", "excitation-backprop"})
    void evidence_in_favour_alone_gives_no_negative_relevance(String name) {
        try (AuditedModel model = RelevanceNets.colour("bias_free")) {
            for (Explanation e : ofNoise(named(name), model, 4)) {
                assertThat(e.prediction()).isNotNull();
                if (e.heatmap() != null) {
                    // All of it has the sign of the logit that is shared out.
                    boolean favoured = map(e).sum() > 0;
                    assertThat(favoured ? map(e).min() : -map(e).max()).isGreaterThanOrEqualTo(0f);
                }
            }
        }
    }

    @Test
    void without_biases_and_epsilon_it_is_gradient_times_input() {
        try (AuditedModel model = RelevanceNets.colour("bias_free");
                NDManager scope = model.newManager()) {
            NDArray images = RelevanceNets.noise(scope, 3);
            float[] expected = gradientTimes(model, images, images);
            List<Explanation> ours = RelevanceMaps.lrpEpsilon(0)
                    .forClass(TargetClass.index(1))
                    .explain(model, RelevanceNets.batch(images));
            assertSame(ours, expected, 1e-4);
        }
    }

    @Test
    void in_a_linear_network_deep_lift_is_gradient_times_difference_whatever_the_biases() {
        try (AuditedModel model = RelevanceNets.colour("linear");
                NDManager scope = model.newManager()) {
            NDArray images = RelevanceNets.noise(scope, 3);
            float[] expected = gradientTimes(model, images, images.sub(0.5));
            List<Explanation> ours = RelevanceMaps.deepLift()
                    .from(0.5)
                    .forClass(TargetClass.index(1))
                    .explain(model, RelevanceNets.batch(images));
            assertSame(ours, expected, 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bias_free", "residual", "gated", "linear"})
    void deep_lift_sums_to_the_difference_of_the_logits(String name) {
        try (AuditedModel model = RelevanceNets.colour(name)) {
            for (Explanation e : ofNoise(RelevanceMaps.deepLift().from(0.3), model, 5)) {
                assertThat(e.diagnostics().get(DeepLift.RESIDUAL)).as(name).isLessThan(1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_normalisation_that_is_folded_here_gives_what_a_folded_network_gives(ClassSpecific explainer) {
        try (AuditedModel unfolded = RelevanceNets.colour("residual");
                AuditedModel folded = RelevanceNets.colour("folded")) {
            List<Explanation> expected = ofNoise(explainer, folded, 2);
            List<Explanation> ours = ofNoise(explainer, unfolded, 2);
            for (int i = 0; i < ours.size(); i++) {
                assertThat(ours.get(i).undefinedBecause())
                        .isEqualTo(expected.get(i).undefinedBecause());
                if (ours.get(i).heatmap() != null) {
                    float largest = Math.max(
                            map(expected.get(i)).max(), -map(expected.get(i)).min());
                    assertThat(map(ours.get(i)).values())
                            .as(explainer.id())
                            .containsExactly(map(expected.get(i)).values(), within(1e-3f * largest));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_sample_gets_the_same_map_in_any_company(ClassSpecific explainer) {
        try (AuditedModel model = RelevanceNets.colour("residual")) {
            List<Explanation> many = ofNoise(explainer, model, 32);
            List<Explanation> seven = ofNoise(explainer, model, 7);
            List<Explanation> one = ofNoise(explainer, model, 1);
            assertThat(many.subList(0, 7)).as(explainer.id()).isEqualTo(seven);
            assertThat(many.subList(0, 1)).as(explainer.id()).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_picture_with_no_number_is_undefined_and_leaves_the_others_alone(ClassSpecific explainer) {
        try (AuditedModel model = RelevanceNets.colour("bias_free");
                NDManager scope = model.newManager()) {
            NDArray images = RelevanceNets.noise(scope, 3);
            List<Explanation> expected = explainer.explain(model, RelevanceNets.batch(images));
            images.set(new NDIndex("1, 0, 2, 2"), Float.NaN);
            List<Explanation> ours = explainer.explain(model, RelevanceNets.batch(images));
            assertThat(ours.get(1).undefinedBecause()).isEqualTo("the model's scores are not finite");
            assertThat(ours.get(0)).isEqualTo(expected.get(0));
            assertThat(ours.get(2)).isEqualTo(expected.get(2));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_black_picture_in_a_network_without_biases_has_no_relevance_to_share(ClassSpecific explainer) {
        try (AuditedModel model = RelevanceNets.colour("bias_free");
                NDManager scope = model.newManager()) {
            Batch black = RelevanceNets.batch(RelevanceNets.noise(scope, 1).mul(0));
            Explanation explanation = explainer.explain(model, black).get(0);
            assertThat(explanation.heatmap()).as(explainer.id()).isNull();
            assertThat(explanation.undefinedBecause()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_class_that_the_model_does_not_have_is_undefined(ClassSpecific explainer) {
        try (AuditedModel model = RelevanceNets.colour("bias_free")) {
            Explanation explanation =
                    ofNoise(explainer.forClass(TargetClass.index(5)), model, 1).get(0);
            assertThat(explanation.undefinedBecause()).contains("no class 'index 5'");
        }
    }

    @Test
    void an_operation_without_a_rule_is_named() {
        try (AuditedModel model = RelevanceNets.colour("transposed")) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> ofNoise(RelevanceMaps.lrpEpsilon(), model, 1))
                    .withMessageContaining("no rule for 'conv_transpose2d' in the layer 'up'");
        }
    }

    @Test
    void what_no_rule_knows_shows_in_the_residual() {
        try (AuditedModel model = RelevanceNets.colour("squared")) {
            assertThat(ofNoise(RelevanceMaps.lrpEpsilon(), model, 1).get(0).undefinedBecause())
                    .contains("not conserved");
            assertThat(ofNoise(RelevanceMaps.deepLift().from(0.3), model, 1)
                            .get(0)
                            .undefinedBecause())
                    .contains("does not sum to the difference");
        }
    }

    @Test
    void deep_taylor_refuses_a_network_of_other_activations() {
        try (AuditedModel model = RelevanceNets.byHand("by_hand_sigmoid")) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> RelevanceNets.ofOneTwoThree(RelevanceMaps.deepTaylor(), model))
                    .withMessageContaining("networks of ReLUs")
                    .withMessageContaining("sigmoid");
        }
    }

    @Test
    void the_relevance_of_a_layer_can_be_asked_for() {
        try (AuditedModel model = RelevanceNets.colour("residual")) {
            Explanation explanation =
                    ofNoise(RelevanceMaps.lrpEpsilon().at("conv3"), model, 1).get(0);
            assertThat(map(explanation).width()).isEqualTo(8);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> ofNoise(RelevanceMaps.lrpZPlus().at("fc"), model, 1))
                    .withMessageContaining("'fc'");
        }
    }

    /** Gradient of the logit of class 1 times something, summed over the channels. */
    private static float[] gradientTimes(AuditedModel model, NDArray images, NDArray factor) {
        try (OperationTrace trace = model.trace(images)) {
            NDArray seed = images.getManager().zeros(trace.logits().getShape());
            seed.set(new NDIndex(":, 1"), 1f);
            return trace.backward(seed, (o, in, out, up, gradient) -> null)
                    .mul(factor)
                    .sum(new int[] {1})
                    .toFloatArray();
        }
    }

    private static void assertSame(List<Explanation> ours, float[] expected, double tolerance) {
        int length = expected.length / ours.size();
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < ours.size(); i++) {
            assertThat(map(ours.get(i)).values())
                    .containsExactly(
                            java.util.Arrays.copyOfRange(expected, i * length, (i + 1) * length),
                            within((float) tolerance * largest));
        }
    }
}
