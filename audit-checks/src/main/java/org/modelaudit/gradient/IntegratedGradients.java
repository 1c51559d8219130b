package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.combination.PathIntegral;
import org.modelaudit.combination.Quadrature;

/**
 * Integrated Gradients: {@code IG(x) = (x - x') ⊙ ∫₀¹ ∂y/∂x (x' + α (x - x')) dα} along the straight line from a baseline x' to
 * the picture, {@code Σ_k w_k} in place of the integral.
 *
 * <p>Signed; positive where a pixel raises the class's logit on the way from the baseline. All numbers of a picture sum to {@code
 * y(x) - y(x')}; what the quadrature leaves of it is the diagnostic {@link PathIntegral#COMPLETENESS_RESIDUAL}. The map is the
 * sum over the channels. Undefined where it is constant, as for a picture that is its own baseline.
 *
 * <p>Sundararajan, Taly and Yan, Axiomatic attribution for deep networks, ICML 2017, equations 1 and 3. The paper takes even steps;
 * Gauss-Legendre nodes, as the captum library has them, need fewer.
 */
final class IntegratedGradients {

    /** Gradients that are taken unless said otherwise. */
    static final int STEPS = 50;

    private IntegratedGradients() {}

    static AttributionExplainer explainer(Baseline baseline, Quadrature quadrature, int steps) {
        return AttributionExplainer.of(
                new PathIntegral(
                        "integrated-gradients/paper@1",
                        "Integrated Gradients",
                        new Gradient(),
                        baseline,
                        quadrature,
                        steps,
                        true),
                ChannelReduction.SUM);
    }
}
