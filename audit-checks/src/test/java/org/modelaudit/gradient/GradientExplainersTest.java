package org.modelaudit.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.combination.PathIntegral;
import org.modelaudit.combination.PictureNoise;
import org.modelaudit.combination.Quadrature;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.naming.NamedFactories;
import org.modelaudit.testing.LinearModel;

class GradientExplainersTest {

    /** {@code y₀ = mean(x₀) - 2 mean(x₁)}, {@code y₁ = 3 mean(x₁)} on pictures of two channels and 2×2 pixels. */
    private static final LinearModel MODEL = new LinearModel(new float[] {1, -2, 0, 3}, 2);

    private static final float[] PICTURE = {8, 4, 0, -4, 1, 0, 0, -2};

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void release() {
        manager.close();
    }

    @Test
    void the_gradient_of_a_linear_model_is_its_weights() {
        assertThat(values(GradientExplainers.gradient(), PICTURE))
                .containsExactly(0.25f, 0.25f, 0.25f, 0.25f, -0.5f, -0.5f, -0.5f, -0.5f);
    }

    @Test
    void gradient_times_input_is_each_pixels_share_and_is_summed_over_the_channels() {
        assertThat(values(GradientExplainers.gradientTimesInput(), PICTURE))
                .containsExactly(new float[] {2, 1, 0, -1, -0.5f, 0, 0, 1}, within(0f));
        assertThat(map(GradientExplainers.gradientTimesInput())).containsExactly(1.5f, 1, 0, 0);
    }

    @Test
    void the_reduction_over_the_channels_is_the_users_choice() {
        AttributionExplainer explainer = GradientExplainers.gradientTimesInput();

        assertThat(map(explainer.reducedBy(ChannelReduction.MAX_ABS))).containsExactly(2, 1, 0, 1);
        assertThat(map(explainer.reducedBy(ChannelReduction.SUM_ABS))).containsExactly(2.5f, 1, 0, 2);
        assertThat(explainer.reducedBy(ChannelReduction.SUM_ABS).settings(MODEL))
                .containsEntry("channels", "sum-abs");
    }

    @ParameterizedTest
    @EnumSource(Quadrature.class)
    void integrated_gradients_of_a_linear_model_are_gradient_times_input(Quadrature quadrature) {
        float[] expected = values(GradientExplainers.gradientTimesInput(), PICTURE);

        float[] found = values(GradientExplainers.integratedGradients(Baseline.zero(), quadrature, 13), PICTURE);

        assertThat(found).containsExactly(expected, within(1e-6f));
    }

    @Test
    void integrated_gradients_from_another_baseline_share_out_the_difference_of_the_scores() {
        // The mean of channel 0 is 2, of channel 1 it is -1/4.
        assertThat(values(
                        GradientExplainers.integratedGradients(Baseline.meanColour(), Quadrature.TRAPEZOID, 2),
                        PICTURE))
                .containsExactly(
                        new float[] {1.5f, 0.5f, -0.5f, -1.5f, -0.625f, -0.125f, -0.125f, 0.875f}, within(1e-6f));
        assertThat(values(
                        GradientExplainers.integratedGradients(Baseline.constant(4), Quadrature.TRAPEZOID, 2), PICTURE))
                .containsExactly(new float[] {1, 0, -1, -2, 1.5f, 2, 2, 3}, within(1e-6f));
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void integrated_gradients_report_what_they_miss_of_the_score(Baseline baseline) {
        try (AuditedModel model = RectifiersByHand.open("traced")) {
            double few = residual(model, baseline, 4);
            double many = residual(model, baseline, 400);

            assertThat(Math.abs(many)).isLessThan(0.01);
            assertThat(Math.abs(many)).isLessThan(Math.abs(few));
        }
    }

    static Stream<Baseline> baselines() {
        return Stream.of(
                Baseline.zero(), Baseline.black(), Baseline.meanColour(), Baseline.constant(1), Baseline.blurred(1));
    }

    private double residual(AuditedModel model, Baseline baseline, int steps) {
        Explanation explanation = GradientExplainers.integratedGradients(baseline, Quadrature.TRAPEZOID, steps)
                .explain(model, TestBatches.of(manager, 3, RectifiersByHand.SIDE, 0, RectifiersByHand.picture(0)))
                .get(0);
        return Objects.requireNonNull(explanation.diagnostics().get(PathIntegral.COMPLETENESS_RESIDUAL));
    }

    @Test
    void without_noise_smooth_grad_is_the_gradient_and_var_grad_is_nothing() {
        try (AuditedModel model = RectifiersByHand.open("scripted")) {
            float[] gradient = values(model, GradientExplainers.gradient());

            assertThat(values(model, GradientExplainers.smoothGrad(11, 0))).isEqualTo(gradient);
            assertThat(values(model, GradientExplainers.noiseGrad(3, 0))).isEqualTo(gradient);
            assertThat(values(model, GradientExplainers.fusionGrad(2, 0, 3, PictureNoise.absolute(0, 1))))
                    .isEqualTo(gradient);
        }
    }

    @Test
    void under_noise_smooth_grad_explains_the_class_of_the_clean_picture() {
        // The clean picture is barely of class 0; most noisy copies are not.
        float[] barely = {1, 1, 1, 1.2f, 0, 0, 0, 0.1f};
        float[] smooth = values(GradientExplainers.smoothGrad(20, 5), barely);

        assertThat(smooth)
                .containsExactly(new float[] {0.25f, 0.25f, 0.25f, 0.25f, -0.5f, -0.5f, -0.5f, -0.5f}, within(1e-6f));
    }

    @Test
    void one_bad_picture_costs_no_other() {
        float[] broken = PICTURE.clone();
        broken[3] = Float.NaN;
        List<AttributionExplainer> explainers = List.of(
                GradientExplainers.gradientTimesInput(),
                GradientExplainers.integratedGradients(Baseline.zero(), Quadrature.GAUSS_LEGENDRE, 5));
        for (AttributionExplainer explainer : explainers) {
            List<Explanation> found =
                    explainer.explain(MODEL, TestBatches.of(manager, 2, 2, 0, PICTURE, broken, PICTURE));

            assertThat(found.get(1).undefinedBecause()).isEqualTo("the model's scores are not finite");
            assertThat(found.get(0))
                    .isEqualTo(explainer
                            .explain(MODEL, TestBatches.of(manager, 2, 2, 0, PICTURE))
                            .get(0));
            assertThat(found.get(2)).isEqualTo(found.get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void every_explainer_says_why_a_sample_has_no_map(Explainer explainer) {
        try (AuditedModel model = RectifiersByHand.open("traced")) {
            float[] broken = RectifiersByHand.picture(1);
            broken[5] = Float.NaN;
            var batch = TestBatches.of(manager, 3, RectifiersByHand.SIDE, 0, RectifiersByHand.picture(0), broken);
            List<Explanation> found = explainer.explain(model, batch);

            // Without the masks, DeconvNet, and CLEAR with it, hands the same back to every pixel of a network that
            // looks at
            // each alone.
            boolean unmasked = Set.of("deconvnet/paper@1", "clear/paper@1").contains(explainer.id());
            String constant = unmasked ? "the heatmap is constant" : null;
            assertThat(found.get(0).undefinedBecause()).as(explainer.id()).isEqualTo(constant);
            assertThat(found.get(1).undefinedBecause()).isEqualTo("the model's scores are not finite");

            ClassSpecific attribution = (ClassSpecific) explainer;
            assertThat(attribution.forClass(TargetClass.index(2)).explain(model, batch))
                    .first()
                    .extracting(Explanation::undefinedBecause)
                    .isEqualTo("the sample has no class 'index 2' that the model knows");
            assertThat(attribution.forClass(TargetClass.label()).explain(model, batch))
                    .first()
                    .extracting(Explanation::undefinedBecause)
                    .isEqualTo("the sample has no class 'label' that the model knows");
            assertThat(attribution.settings(model)).containsEntry("class", "predicted");
            model.verifyUnchanged();
        }
    }

    @Test
    void a_gradient_that_is_the_same_everywhere_says_nothing() {
        assertThat(GradientExplainers.gradient()
                        .explain(MODEL, TestBatches.of(manager, 2, 2, 0, PICTURE))
                        .get(0)
                        .undefinedBecause())
                .isEqualTo("the heatmap is constant");
    }

    @Test
    void ids_are_unlike_each_other() {
        assertThat(every().map(Explainer::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z-]+/[a-z-]+@[1-9]"));
    }

    static Stream<Explainer> every() {
        return NamedFactories.making(Explainer.class, List.of(GradientExplainers.class)).values().stream()
                .map(Supplier::get);
    }

    private float[] values(AttributionExplainer explainer, float[] picture) {
        return explainer
                .attribution()
                .attribute(MODEL, TestBatches.of(manager, 2, 2, 0, picture), TargetClass.predicted())
                .values()
                .toFloatArray();
    }

    private float[] values(AuditedModel model, AttributionExplainer explainer) {
        return explainer
                .attribution()
                .attribute(
                        model,
                        TestBatches.of(
                                manager,
                                3,
                                RectifiersByHand.SIDE,
                                0,
                                RectifiersByHand.picture(0),
                                RectifiersByHand.picture(1)),
                        TargetClass.predicted())
                .values()
                .toFloatArray();
    }

    private float[] map(AttributionExplainer explainer) {
        Explanation explanation = explainer
                .explain(MODEL, TestBatches.of(manager, 2, 2, 0, PICTURE))
                .get(0);
        return Objects.requireNonNull(explanation.heatmap()).values();
    }
}
