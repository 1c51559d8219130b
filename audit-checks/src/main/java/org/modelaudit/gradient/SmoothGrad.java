package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.combination.Combinations;
import org.modelaudit.combination.DrawStatistic;
import org.modelaudit.combination.NoiseAverage;
import org.modelaudit.combination.PictureNoise;

/**
 * SmoothGrad: the gradient averaged over noisy copies of the picture, {@code 1/n Σ_{k=1..n} ∂y/∂x (x + ε_k)} with {@code ε ~ N(0,
 * σ²)}, for the class of the clean picture.
 *
 * <p>The mean is signed; the map, its largest absolute value over the channels, is not negative and high where the logit is
 * sensitive to a pixel all around the picture. Undefined where the map is constant; a picture of one value has no range and gets
 * no noise, so there it is the gradient.
 *
 * <p>Smilkov et al., SmoothGrad: removing noise by adding noise, 2017, section 3; n = 25 and σ = 15 % of the picture's range.
 */
final class SmoothGrad {

    static final int DRAWS = 25;
    static final double LEVEL = 0.15;

    private SmoothGrad() {}

    static AttributionExplainer explainer(int draws, double level) {
        return AttributionExplainer.of(
                attribution(draws, PictureNoise.ofRange(level, Combinations.SEED)), ChannelReduction.MAX_ABS);
    }

    static NoiseAverage attribution(int draws, PictureNoise noise) {
        return new NoiseAverage("smooth-grad/paper@1", "SmoothGrad", new Gradient(), draws, noise, DrawStatistic.MEAN);
    }
}
