package org.modelaudit.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.relevance.RelevanceNets.mapOfOneTwoThree;
import static org.modelaudit.relevance.RelevanceNets.ofOneTwoThree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;

/**
 * The picture (1, 2, 3) in a network of two units and two classes: the units are {@code ReLU(x₁ - x₂ + x₃) = 2} and {@code
 * ReLU(2x₁ + x₂ - x₃ + 1) = 2}, the classes {@code 3h₁ - h₂ + 2 = 6} and {@code h₁ + h₂ = 4}.
 */
class RelevanceByHandTest {

    @SuppressWarnings("NullAway.Init")
    private static AuditedModel model;

    @BeforeAll
    static void open() {
        model = RelevanceNets.byHand("by_hand");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void epsilon_gives_each_contribution_its_share_and_the_biases_theirs() {
        // The units get 3·2 = 6 and -1·2 = -2, the bias 2; then x_i w_i1 · 6/2 + x_i w_i2 · (-2)/2, the bias 1·(-2)/2.
        Explanation explanation = ofOneTwoThree(RelevanceMaps.lrpEpsilon(0), model);
        assertThat(RelevanceNets.map(explanation).values()).containsExactly(new float[] {1, -8, 12}, within(1e-5f));
        assertThat(explanation.diagnostics().get(RelevancePropagation.ABSORBED)).isCloseTo(1 / 6.0, within(1e-6));
        assertThat(explanation.diagnostics().get(RelevancePropagation.RESIDUAL)).isLessThan(1e-6);
    }

    @Test
    void a_large_epsilon_absorbs_relevance_and_the_residual_says_how_much() {
        // 6 / (6 + 2) at the class, then 2 / (2 + 2) at each unit: the sum is what was 6 times 3/4, less what the units
        // lost.
        Explanation explanation = ofOneTwoThree(RelevanceMaps.lrpEpsilon(2).tolerating(1), model);
        double s = 6.0 / 8;
        double first = 6 * s / 4;
        double second = -2 * s / 4;
        assertThat(RelevanceNets.map(explanation).values())
                .containsExactly(
                        new float[] {
                            (float) (first + 2 * second),
                            (float) (-2 * first + 2 * second),
                            (float) (3 * first - 3 * second)
                        },
                        within(1e-5f));
        double lost = 6 - 2 * s - second - 2 * first - second;
        assertThat(explanation.diagnostics().get(RelevancePropagation.RESIDUAL)).isCloseTo(lost / 6, within(1e-6));
    }

    @Test
    void an_explanation_that_does_not_conserve_relevance_is_undefined_with_the_figures() {
        Explanation explanation = ofOneTwoThree(RelevanceMaps.lrpEpsilon(2), model);
        assertThat(explanation.heatmap()).isNull();
        assertThat(explanation.undefinedBecause()).contains("not conserved", "0.5000", "0.05");
        assertThat(explanation.diagnostics()).containsKey(RelevancePropagation.RESIDUAL);
    }

    @Test
    void z_plus_shares_among_contributions_in_favour_and_conserves_all() {
        // Only h₁ speaks for the class; in h₁ only x₁ and x₃ do, with 1 and 3.
        Explanation explanation = ofOneTwoThree(RelevanceMaps.lrpZPlus(), model);
        assertThat(RelevanceNets.map(explanation).values()).containsExactly(new float[] {1.5f, 0, 4.5f}, within(1e-5f));
        assertThat(explanation.diagnostics())
                .containsEntry(RelevancePropagation.ABSORBED, 0.0)
                .hasEntrySatisfying(
                        RelevancePropagation.RESIDUAL, r -> assertThat(r).isLessThan(1e-6));
    }

    @Test
    void alpha_1_beta_0_lets_positive_biases_take_their_share() {
        // 6 of 6 + 2 at the class.
        Explanation explanation = ofOneTwoThree(RelevanceMaps.lrpAlpha1Beta0(), model);
        assertThat(RelevanceNets.map(explanation).values())
                .containsExactly(new float[] {1.125f, 0, 3.375f}, within(1e-5f));
        assertThat(explanation.diagnostics().get(RelevancePropagation.ABSORBED)).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void gamma_enlarges_contributions_in_favour() {
        // γ = 1: 12, -2 and a bias of 4 of 14 at the class; 2, -2, 6 of 6 at h₁; 4, 4, -3 and a bias of 2 of 7 at h₂.
        double first = 6.0 * 12 / 14 / 6;
        double second = 6.0 * -2 / 14 / 7;
        assertThat(mapOfOneTwoThree(RelevanceMaps.lrpGamma(1), model))
                .containsExactly(
                        new float[] {
                            (float) (2 * first + 4 * second),
                            (float) (-2 * first + 4 * second),
                            (float) (6 * first - 3 * second)
                        },
                        within(1e-5f));
    }

    @Test
    void gamma_0_is_epsilon_0() {
        assertThat(mapOfOneTwoThree(RelevanceMaps.lrpGamma(0), model))
                .containsExactly(mapOfOneTwoThree(RelevanceMaps.lrpEpsilon(0), model), within(1e-4f));
    }

    @Test
    void epsilon_plus_takes_one_rule_for_convolutions_and_the_other_for_dense_layers() {
        // ε gives 6 and -2; z⁺ shares 6 as 1 to 3 and -2 as 2 to 2 and a bias of 1.
        assertThat(mapOfOneTwoThree(RelevanceMaps.lrpEpsilonPlus(), model))
                .containsExactly(new float[] {1.5f - 0.8f, -0.8f, 4.5f}, within(1e-5f));
    }

    @Test
    void deep_taylor_shares_by_how_far_a_pixel_is_from_the_end_of_its_range_that_speaks_against() {
        // Pixels lie in [0, 4]: x₁·1 - 0, x₂·(-1) + 4, x₃·1 - 0 are 1, 2 and 3.
        assertThat(mapOfOneTwoThree(RelevanceMaps.deepTaylor(), model))
                .containsExactly(new float[] {1, 2, 3}, within(1e-5f));
    }

    @Test
    void deep_taylor_explains_no_class_whose_logit_is_not_positive() {
        // The pixels 3, 3 and 0 give h = (0, 10), so that the first class has -8.
        try (NDManager scope = model.newManager()) {
            NDArray image = scope.create(new float[] {3, 3, 0}, new Shape(1, 1, 1, 3));
            Explanation explanation = RelevanceMaps.deepTaylor()
                    .forClass(TargetClass.index(0))
                    .explain(model, RelevanceNets.batch(image))
                    .get(0);
            assertThat(explanation.undefinedBecause()).contains("logit is not positive");
        }
    }

    @Test
    void contrastive_relevance_is_what_speaks_for_the_class_less_what_speaks_for_the_others() {
        // The class gives h₁ 6, the other -6 shared as 3 and 3: 3 and -3. Then 1, 2, 3 of 6 and 2, 2, 1 of 5.
        Explanation explanation = ofOneTwoThree(RelevanceMaps.contrastiveLrp(), model);
        assertThat(RelevanceNets.map(explanation).values())
                .containsExactly(new float[] {0.5f - 1.2f, 1 - 1.2f, 1.5f - 0.6f}, within(1e-5f));
        assertThat(explanation.diagnostics().get(RelevancePropagation.RESIDUAL)).isLessThan(1e-6);
    }

    @Test
    void softmax_gradient_relevance_starts_with_the_gradient_of_the_softmax() {
        double y = 1 / (1 + Math.exp(-2));
        float seed = (float) (y * (1 - y) / 6);
        assertThat(mapOfOneTwoThree(RelevanceMaps.softmaxGradientLrp(), model))
                .containsExactly(new float[] {-0.7f * seed, -0.2f * seed, 0.9f * seed}, within(1e-5f));
    }

    @Test
    void excitation_backpropagation_gives_the_probability_of_a_winner_take_all_walk() {
        assertThat(mapOfOneTwoThree(RelevanceMaps.excitationBackpropagation().at(Layer.INPUT), model))
                .containsExactly(new float[] {0.25f, 0, 0.75f}, within(1e-5f));
    }

    @Test
    void contrastive_excitation_subtracts_what_excites_the_opposite() {
        // For the class all goes to h₁, for its opposite all to h₂, of which x₁ and x₂ get one half each.
        assertThat(mapOfOneTwoThree(
                        RelevanceMaps.contrastiveExcitationBackpropagation().at(Layer.INPUT), model))
                .containsExactly(new float[] {0.25f - 0.5f, -0.5f, 0.75f}, within(1e-5f));
    }

    @Test
    void deep_lift_shares_the_difference_from_the_baseline() {
        // Nothing becomes 0 or leaves it, so it is the gradient (1, -4, 4) times the difference from black.
        Explanation explanation = ofOneTwoThree(RelevanceMaps.deepLift(), model);
        assertThat(RelevanceNets.map(explanation).values()).containsExactly(new float[] {1, -8, 12}, within(1e-5f));
        assertThat(explanation.diagnostics().get(DeepLift.RESIDUAL)).isLessThan(1e-6);
    }

    @Test
    void deep_lift_rescales_a_unit_that_the_baseline_leaves_at_zero() {
        // Baseline -0.5 everywhere: h₁ = ReLU(-0.5) rose by 2 of 2.5; h₂ = ReLU(0) rose by 2 of 2.
        Explanation explanation = ofOneTwoThree(RelevanceMaps.deepLift().from(-0.5), model);
        float m = 3 * 2 / 2.5f;
        assertThat(RelevanceNets.map(explanation).values())
                .containsExactly(new float[] {1.5f * (m - 2), 2.5f * (-m - 1), 3.5f * (m + 1)}, within(1e-5f));
    }

    @Test
    void deep_lift_rescales_relu6_like_any_other_activation() {
        try (AuditedModel relu6 = RelevanceNets.byHand("by_hand_relu6")) {
            // The picture lies where ReLU6 is ReLU, the baseline 12 gives h₁ = 6 of 12 and h₂ = 6 of 25.
            Explanation explanation = ofOneTwoThree(RelevanceMaps.deepLift().from(12), relu6);
            float first = 3 * (6 - 2) / (12f - 2);
            float second = -(6 - 2) / (25f - 2);
            assertThat(RelevanceNets.map(explanation).values())
                    .containsExactly(
                            new float[] {-11 * (first + 2 * second), -10 * (-first + second), -9 * (first - second)},
                            within(1e-4f));
            assertThat(explanation.diagnostics().get(DeepLift.RESIDUAL)).isLessThan(1e-5);
        }
    }

    @Test
    void desalinet_goes_back_along_positive_ways_only() {
        // The second class sends 1 to both units, (1, -1, 1) + (2, 1, -1).
        assertThat(mapOfOneTwoThree(RelevanceMaps.deSaliNet().forClass(TargetClass.index(1)), model))
                .containsExactly(3, 0, 0);
        // The first sends 3 and -1, of which the -1 goes no further; what is left has one size everywhere.
        assertThat(ofOneTwoThree(RelevanceMaps.deSaliNet(), model).undefinedBecause())
                .isEqualTo("the heatmap is constant");
    }
}
