package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.combination.Combinations;
import org.modelaudit.combination.PathIntegral;
import org.modelaudit.combination.PictureNoise;
import org.modelaudit.combination.Quadrature;
import org.modelaudit.explain.Explainer;
import org.modelaudit.naming.Name;

/**
 * Makes every explainer of this package, in its default settings. Maps are the largest absolute value over the channels where
 * the literature shows how much a pixel matters, and the sum over the channels where it shows its share in the score; {@link
 * AttributionExplainer#reducedBy} takes another.
 */
public final class GradientExplainers {

    private GradientExplainers() {}

    /** Gradient: {@code ∂y/∂x}, its largest absolute value over the channels (Simonyan et al., 2014). */
    @Name("gradient")
    public static AttributionExplainer gradient() {
        return AttributionExplainer.of(new Gradient(), ChannelReduction.MAX_ABS);
    }

    /** Gradient × Input: {@code x ⊙ ∂y/∂x}, summed over the channels (Shrikumar et al., 2016). */
    @Name("gradient-times-input")
    public static AttributionExplainer gradientTimesInput() {
        return GradientTimesInput.explainer();
    }

    /** Integrated Gradients from 0 in the prepared tensor, 50 Gauss-Legendre nodes (Sundararajan et al., 2017). */
    @Name("integrated-gradients")
    public static AttributionExplainer integratedGradients() {
        return integratedGradients(Baseline.zero(), Quadrature.GAUSS_LEGENDRE, IntegratedGradients.STEPS);
    }

    /**
     * Integrated Gradients from another baseline or by another rule, summed over the channels. Each explanation carries the
     * {@link PathIntegral#COMPLETENESS_RESIDUAL}.
     *
     * @param steps gradients that are taken
     */
    public static AttributionExplainer integratedGradients(Baseline baseline, Quadrature quadrature, int steps) {
        return IntegratedGradients.explainer(baseline, quadrature, steps);
    }

    /** SmoothGrad: the mean gradient of 25 noisy copies, σ 15 % of the picture's range (Smilkov et al., 2017). */
    @Name("smooth-grad")
    public static AttributionExplainer smoothGrad() {
        return smoothGrad(SmoothGrad.DRAWS, SmoothGrad.LEVEL);
    }

    /**
     * SmoothGrad with settings of one's own.
     *
     * @param draws noisy copies
     * @param level standard deviation of the noise as a share of the picture's range
     */
    public static AttributionExplainer smoothGrad(int draws, double level) {
        return SmoothGrad.explainer(draws, level);
    }

    /** SmoothGrad-squared: the mean of the squared gradients (Hooker et al., 2019). */
    @Name("smooth-grad-squared")
    public static AttributionExplainer smoothGradSquared() {
        return SmoothGradSquared.explainer();
    }

    /** VarGrad: the variance of the gradients (Adebayo et al., 2018). */
    @Name("var-grad")
    public static AttributionExplainer varGrad() {
        return VarGrad.explainer();
    }

    /** NoiseGrad: the mean gradient under 25 draws of the weights, each times {@code N(1, 0.2²)} (Bykov et al., 2022). */
    @Name("noise-grad")
    public static AttributionExplainer noiseGrad() {
        return noiseGrad(25, NoiseGrad.DEVIATION);
    }

    /**
     * NoiseGrad with settings of one's own.
     *
     * @param draws of the weights
     * @param deviation σ of the factor on each weight
     */
    public static AttributionExplainer noiseGrad(int draws, double deviation) {
        return NoiseGrad.explainer(draws, deviation);
    }

    /**
     * FusionGrad: SmoothGrad under noisy weights (Bykov et al., 2022), in the settings of the authors' code: 10 draws of the
     * weights with σ 0.2, under each 10 noisy copies with σ 0.4 in units of the prepared tensor.
     */
    @Name("fusion-grad")
    public static AttributionExplainer fusionGrad() {
        return fusionGrad(10, NoiseGrad.DEVIATION, 10, PictureNoise.absolute(0.4, Combinations.SEED));
    }

    /**
     * FusionGrad with settings of one's own.
     *
     * @param weightDraws draws of the weights
     * @param deviation σ of the factor on each weight
     * @param pictureDraws noisy copies of the picture under each
     * @param noise on the picture
     */
    public static AttributionExplainer fusionGrad(
            int weightDraws, double deviation, int pictureDraws, PictureNoise noise) {
        return FusionGrad.explainer(weightDraws, deviation, pictureDraws, noise);
    }

    /** FullGrad: the input's and every bias's share in the score, as the paper writes it (Srinivas and Fleuret, 2019). */
    @Name("full-grad")
    public static AttributionExplainer fullGrad() {
        return AttributionExplainer.of(new FullGrad(FullGradDialect.PAPER), ChannelReduction.SUM);
    }

    /** FullGrad as the pytorch-grad-cam library reads it: every channel scaled by itself, the sum scaled again. */
    @Name("full-grad-channel-scaled")
    public static AttributionExplainer fullGradChannelScaled() {
        return AttributionExplainer.of(new FullGrad(FullGradDialect.CHANNEL_SCALED), ChannelReduction.SUM);
    }

    /** FullGrad as the authors' code reads it: all channels of a layer scaled together, corners aligned. */
    @Name("full-grad-layer-scaled")
    public static AttributionExplainer fullGradLayerScaled() {
        return AttributionExplainer.of(new FullGrad(FullGradDialect.LAYER_SCALED), ChannelReduction.SUM);
    }

    /** Guided Backpropagation at every rectifier, ReLU6 and functional forms included (Springenberg et al., 2015). */
    @Name("guided-backpropagation")
    public static AttributionExplainer guidedBackpropagation() {
        return GuidedBackpropagation.explainer(false);
    }

    /** Guided Backpropagation as the field's libraries read it: at modules of the class ReLU only. */
    @Name("guided-backpropagation-relu-only")
    public static AttributionExplainer guidedBackpropagationReluOnly() {
        return GuidedBackpropagation.explainer(true);
    }

    /** DeconvNet at every rectifier, ReLU6 and functional forms included (Zeiler and Fergus, 2014). */
    @Name("deconvnet")
    public static AttributionExplainer deconvNet() {
        return DeconvNet.explainer(false);
    }

    /** DeconvNet as the field's libraries read it: at modules of the class ReLU only. */
    @Name("deconvnet-relu-only")
    public static AttributionExplainer deconvNetReluOnly() {
        return DeconvNet.explainer(true);
    }

    /** Feedback CNN: the gradient through the units that five rounds of feedback from the class leave open (Cao et al., 2015). */
    @Name("feedback")
    public static AttributionExplainer feedback() {
        return feedback(5);
    }

    /**
     * Feedback CNN.
     *
     * @param iterations rounds of feedback, at least 1
     */
    public static AttributionExplainer feedback(int iterations) {
        return FeedbackCnn.explainer(iterations);
    }

    /** CLEAR among the ten classes with the largest scores (Kumar et al., 2017). */
    @Name("clear")
    public static Clear clear() {
        return clear(10);
    }

    /**
     * CLEAR among another number of classes.
     *
     * @param best how many of the classes with the largest scores are compared, at least 2, one backward pass each
     */
    public static Clear clear(int best) {
        return Clear.amongBest(best);
    }

    /** Guided Grad-CAM at the last convolution, upsampled bilinearly (Selvaraju et al., 2017). */
    @Name("guided-grad-cam")
    public static AttributionExplainer guidedGradCam() {
        return guidedGradCam(ClassActivationMaps.gradCam(), Upsampling.BILINEAR);
    }

    /**
     * Guided Grad-CAM with a map of one's own: Guided Backpropagation times the upsampled positive part of the map.
     *
     * @param map for example {@code gradCam().at("layer4")}
     * @param upsampling bilinear as the paper has it, or nearest as the captum library has it
     */
    public static AttributionExplainer guidedGradCam(Explainer map, Upsampling upsampling) {
        return GuidedGradCam.explainer(false, map, upsampling);
    }

    /** Guided Grad-CAM as the captum library reads it: modules of the class ReLU only, nearest upsampling. */
    public static AttributionExplainer guidedGradCamReluOnly(Explainer map) {
        return GuidedGradCam.explainer(true, map, Upsampling.NEAREST);
    }
}
