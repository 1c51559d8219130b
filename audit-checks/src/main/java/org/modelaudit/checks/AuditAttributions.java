package org.modelaudit.checks;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.combination.PictureNoise;
import org.modelaudit.combination.Quadrature;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gradient.Clear;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.relevance.DeepLift;
import org.modelaudit.relevance.RelevanceMap;
import org.modelaudit.relevance.RelevanceMaps;
import org.modelaudit.relevance.RelevancePropagation;

/** The part of {@link Audits} with what gradients and relevance say of each pixel. */
public class AuditAttributions extends AuditActivationMaps {

    AuditAttributions() {}

    // Gradients

    /** See {@link GradientExplainers#gradient()}. */
    public static AttributionExplainer gradient() {
        return GradientExplainers.gradient();
    }

    /** See {@link GradientExplainers#gradientTimesInput()}. */
    public static AttributionExplainer gradientTimesInput() {
        return GradientExplainers.gradientTimesInput();
    }

    /** See {@link GradientExplainers#integratedGradients()}. */
    public static AttributionExplainer integratedGradients() {
        return GradientExplainers.integratedGradients();
    }

    /** See {@link GradientExplainers#integratedGradients(Baseline, Quadrature, int)}. */
    public static AttributionExplainer integratedGradients(Baseline baseline, Quadrature quadrature, int steps) {
        return GradientExplainers.integratedGradients(baseline, quadrature, steps);
    }

    /** See {@link GradientExplainers#smoothGrad()}. */
    public static AttributionExplainer smoothGrad() {
        return GradientExplainers.smoothGrad();
    }

    /** See {@link GradientExplainers#smoothGrad(int, double)}. */
    public static AttributionExplainer smoothGrad(int draws, double level) {
        return GradientExplainers.smoothGrad(draws, level);
    }

    /** See {@link GradientExplainers#smoothGradSquared()}. */
    public static AttributionExplainer smoothGradSquared() {
        return GradientExplainers.smoothGradSquared();
    }

    /** See {@link GradientExplainers#varGrad()}. */
    public static AttributionExplainer varGrad() {
        return GradientExplainers.varGrad();
    }

    /** See {@link GradientExplainers#noiseGrad()}. */
    public static AttributionExplainer noiseGrad() {
        return GradientExplainers.noiseGrad();
    }

    /** See {@link GradientExplainers#noiseGrad(int, double)}. */
    public static AttributionExplainer noiseGrad(int draws, double deviation) {
        return GradientExplainers.noiseGrad(draws, deviation);
    }

    /** See {@link GradientExplainers#fusionGrad()}. */
    public static AttributionExplainer fusionGrad() {
        return GradientExplainers.fusionGrad();
    }

    /** See {@link GradientExplainers#fusionGrad(int, double, int, PictureNoise)}. */
    public static AttributionExplainer fusionGrad(
            int weightDraws, double deviation, int pictureDraws, PictureNoise noise) {
        return GradientExplainers.fusionGrad(weightDraws, deviation, pictureDraws, noise);
    }

    /** See {@link GradientExplainers#fullGrad()}. */
    public static AttributionExplainer fullGrad() {
        return GradientExplainers.fullGrad();
    }

    /** See {@link GradientExplainers#fullGradChannelScaled()}. */
    public static AttributionExplainer fullGradChannelScaled() {
        return GradientExplainers.fullGradChannelScaled();
    }

    /** See {@link GradientExplainers#fullGradLayerScaled()}. */
    public static AttributionExplainer fullGradLayerScaled() {
        return GradientExplainers.fullGradLayerScaled();
    }

    /** See {@link GradientExplainers#guidedBackpropagation()}. */
    public static AttributionExplainer guidedBackpropagation() {
        return GradientExplainers.guidedBackpropagation();
    }

    /** See {@link GradientExplainers#guidedBackpropagationReluOnly()}. */
    public static AttributionExplainer guidedBackpropagationReluOnly() {
        return GradientExplainers.guidedBackpropagationReluOnly();
    }

    /** See {@link GradientExplainers#deconvNet()}. */
    public static AttributionExplainer deconvNet() {
        return GradientExplainers.deconvNet();
    }

    /** See {@link GradientExplainers#deconvNetReluOnly()}. */
    public static AttributionExplainer deconvNetReluOnly() {
        return GradientExplainers.deconvNetReluOnly();
    }

    /** See {@link GradientExplainers#clear()}. */
    public static Clear clear() {
        return GradientExplainers.clear();
    }

    /** See {@link GradientExplainers#clear(int)}. */
    public static Clear clear(int best) {
        return GradientExplainers.clear(best);
    }

    /** See {@link GradientExplainers#guidedGradCam()}. */
    public static AttributionExplainer guidedGradCam() {
        return GradientExplainers.guidedGradCam();
    }

    /** See {@link GradientExplainers#guidedGradCam(Explainer, Upsampling)}. */
    public static AttributionExplainer guidedGradCam(Explainer map, Upsampling upsampling) {
        return GradientExplainers.guidedGradCam(map, upsampling);
    }

    /** See {@link GradientExplainers#guidedGradCamReluOnly(Explainer)}. */
    public static AttributionExplainer guidedGradCamReluOnly(Explainer map) {
        return GradientExplainers.guidedGradCamReluOnly(map);
    }

    // Relevance

    /** See {@link RelevanceMaps#lrpEpsilon()}. */
    public static RelevancePropagation lrpEpsilon() {
        return RelevanceMaps.lrpEpsilon();
    }

    /** See {@link RelevanceMaps#lrpEpsilon(double)}. */
    public static RelevancePropagation lrpEpsilon(double epsilon) {
        return RelevanceMaps.lrpEpsilon(epsilon);
    }

    /** See {@link RelevanceMaps#lrpGamma()}. */
    public static RelevancePropagation lrpGamma() {
        return RelevanceMaps.lrpGamma();
    }

    /** See {@link RelevanceMaps#lrpGamma(double)}. */
    public static RelevancePropagation lrpGamma(double gamma) {
        return RelevanceMaps.lrpGamma(gamma);
    }

    /** See {@link RelevanceMaps#lrpAlpha1Beta0()}. */
    public static RelevancePropagation lrpAlpha1Beta0() {
        return RelevanceMaps.lrpAlpha1Beta0();
    }

    /** See {@link RelevanceMaps#lrpZPlus()}. */
    public static RelevancePropagation lrpZPlus() {
        return RelevanceMaps.lrpZPlus();
    }

    /** See {@link RelevanceMaps#lrpEpsilonPlus()}. */
    public static RelevancePropagation lrpEpsilonPlus() {
        return RelevanceMaps.lrpEpsilonPlus();
    }

    /** See {@link RelevanceMaps#lrpEpsilonPlusFlat()}. */
    public static RelevancePropagation lrpEpsilonPlusFlat() {
        return RelevanceMaps.lrpEpsilonPlusFlat();
    }

    /** See {@link RelevanceMaps#contrastiveLrp()}. */
    public static RelevancePropagation contrastiveLrp() {
        return RelevanceMaps.contrastiveLrp();
    }

    /** See {@link RelevanceMaps#softmaxGradientLrp()}. */
    public static RelevancePropagation softmaxGradientLrp() {
        return RelevanceMaps.softmaxGradientLrp();
    }

    /** See {@link RelevanceMaps#deepTaylor()}. */
    public static RelevancePropagation deepTaylor() {
        return RelevanceMaps.deepTaylor();
    }

    /** See {@link RelevanceMaps#excitationBackpropagation()}. */
    public static RelevancePropagation excitationBackpropagation() {
        return RelevanceMaps.excitationBackpropagation();
    }

    /** See {@link RelevanceMaps#contrastiveExcitationBackpropagation()}. */
    public static RelevancePropagation contrastiveExcitationBackpropagation() {
        return RelevanceMaps.contrastiveExcitationBackpropagation();
    }

    /** See {@link RelevanceMaps#deepLift()}. */
    public static DeepLift deepLift() {
        return RelevanceMaps.deepLift();
    }

    /** See {@link RelevanceMaps#deSaliNet()}. */
    public static RelevanceMap deSaliNet() {
        return RelevanceMaps.deSaliNet();
    }

    /** See {@link RelevanceMaps#cnnFixations()}. */
    public static RelevanceMap cnnFixations() {
        return RelevanceMaps.cnnFixations();
    }

    /** See {@link RelevanceMaps#patternNet(AuditSet)}. */
    public static RelevanceMap patternNet(AuditSet pictures) {
        return RelevanceMaps.patternNet(pictures);
    }

    /** See {@link RelevanceMaps#patternAttribution(AuditSet)}. */
    public static RelevanceMap patternAttribution(AuditSet pictures) {
        return RelevanceMaps.patternAttribution(pictures);
    }
}
