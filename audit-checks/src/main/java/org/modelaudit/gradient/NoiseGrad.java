package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.combination.Combinations;
import org.modelaudit.combination.WeightNoiseAverage;

/**
 * NoiseGrad: the gradient averaged over noisy copies of the model, {@code 1/n Σ_{k=1..n} ∂y/∂x (x; θ ⊙ η_k)} with {@code η ~ N(1,
 * σ²)} for each weight, for the class that the untouched model sees.
 *
 * <p>The mean is signed; the map, its largest absolute value over the channels, is not negative and high where the logit is
 * sensitive to a pixel whatever the weights' last digits. Undefined where the map is constant. Models whose weights cannot be
 * changed, frozen ones among them, are refused with an error.
 *
 * <p>Bykov et al., NoiseGrad: enhancing explanations by introducing stochasticity to model weights, AAAI 2022, equation 3; n = 25
 * and σ = 0.2 as in the authors' code.
 */
final class NoiseGrad {

    /** σ unless said otherwise. */
    static final double DEVIATION = 0.2;

    private NoiseGrad() {}

    static AttributionExplainer explainer(int draws, double deviation) {
        return AttributionExplainer.of(
                new WeightNoiseAverage(
                        "noise-grad/paper@1", "NoiseGrad", new Gradient(), draws, deviation, Combinations.SEED),
                ChannelReduction.MAX_ABS);
    }
}
