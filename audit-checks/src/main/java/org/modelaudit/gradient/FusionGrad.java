package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.combination.Combinations;
import org.modelaudit.combination.PictureNoise;
import org.modelaudit.combination.WeightNoiseAverage;

/**
 * FusionGrad: SmoothGrad under noisy weights, {@code 1/(n·m) Σ_{k=1..n} Σ_{j=1..m} ∂y/∂x (x + ε_j; θ ⊙ η_k)} with {@code η ~ N(1,
 * σ²)} for each weight and normal noise ε on the picture, for the class that the untouched model sees.
 *
 * <p>The mean is signed; the map, its largest absolute value over the channels, is not negative and high where the logit is
 * sensitive to a pixel all around picture and weights. Undefined where the map is constant. Models whose weights cannot be
 * changed, frozen ones among them, are refused with an error.
 *
 * <p>Bykov et al., NoiseGrad: enhancing explanations by introducing stochasticity to model weights, AAAI 2022; n = m = 10, σ = 0.2
 * and noise of 0.4 in units of the prepared tensor as in the authors' code.
 */
final class FusionGrad {

    private FusionGrad() {}

    static AttributionExplainer explainer(int weightDraws, double deviation, int pictureDraws, PictureNoise noise) {
        return AttributionExplainer.of(
                new WeightNoiseAverage(
                        "fusion-grad/paper@1",
                        "FusionGrad",
                        SmoothGrad.attribution(pictureDraws, noise),
                        weightDraws,
                        deviation,
                        Combinations.SEED),
                ChannelReduction.MAX_ABS);
    }
}
