package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.combination.Combinations;
import org.modelaudit.combination.DrawStatistic;
import org.modelaudit.combination.NoiseAverage;
import org.modelaudit.combination.PictureNoise;

/**
 * VarGrad: the variance of the gradient over noisy copies of the picture, {@code 1/n Σ_{k=1..n} (g_k - ḡ)²} with {@code g_k =
 * ∂y/∂x (x + ε_k)} and {@link SmoothGrad}'s noise.
 *
 * <p>Not negative; high where the sensitivity to a pixel changes around the picture, however strong it is on average. The map is
 * the sum over the channels. Undefined where it is constant, as it is for a linear model, whose gradient is the same everywhere.
 *
 * <p>Adebayo et al., Local explanation methods for deep neural networks lack sensitivity to parameter values, 2018.
 */
final class VarGrad {

    private VarGrad() {}

    static AttributionExplainer explainer() {
        PictureNoise noise = PictureNoise.ofRange(SmoothGrad.LEVEL, Combinations.SEED);
        return AttributionExplainer.of(
                new NoiseAverage(
                        "var-grad/paper@1", "VarGrad", new Gradient(), SmoothGrad.DRAWS, noise, DrawStatistic.VARIANCE),
                ChannelReduction.SUM);
    }
}
