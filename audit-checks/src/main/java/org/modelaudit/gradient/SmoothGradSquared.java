package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.combination.Combinations;
import org.modelaudit.combination.DrawStatistic;
import org.modelaudit.combination.NoiseAverage;
import org.modelaudit.combination.PictureNoise;

/**
 * SmoothGrad-squared: the mean square of the gradient over noisy copies of the picture, {@code 1/n Σ_{k=1..n} (∂y/∂x (x +
 * ε_k))²}, the noise being {@link SmoothGrad}'s. The sum of {@link VarGrad} and SmoothGrad's square.
 *
 * <p>Not negative; high where the logit is sensitive to a pixel in any of the copies, whichever way. The map is the sum over the
 * channels. Undefined where it is constant.
 *
 * <p>Hooker et al., A benchmark for interpretability methods in deep neural networks, NeurIPS 2019.
 */
final class SmoothGradSquared {

    private SmoothGradSquared() {}

    static AttributionExplainer explainer() {
        return AttributionExplainer.of(
                new NoiseAverage(
                        "smooth-grad-squared/paper@1",
                        "SmoothGrad-squared",
                        new Gradient(),
                        SmoothGrad.DRAWS,
                        PictureNoise.ofRange(SmoothGrad.LEVEL, Combinations.SEED),
                        DrawStatistic.MEAN_SQUARE),
                ChannelReduction.SUM);
    }
}
