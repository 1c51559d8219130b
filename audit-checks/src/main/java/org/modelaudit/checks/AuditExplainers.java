package org.modelaudit.checks;

import java.util.List;
import java.util.function.Function;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.combination.Aggregation;
import org.modelaudit.combination.AggregationRule;
import org.modelaudit.combination.Combinations;
import org.modelaudit.combination.DrawStatistic;
import org.modelaudit.combination.InputTransform;
import org.modelaudit.combination.PictureNoise;
import org.modelaudit.combination.Quadrature;
import org.modelaudit.combination.TransformedInputs;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gradient.Clear;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.perturbation.Cameras;
import org.modelaudit.perturbation.FgVis;
import org.modelaudit.perturbation.KernelShap;
import org.modelaudit.perturbation.Lime;
import org.modelaudit.perturbation.MeaningfulPerturbation;
import org.modelaudit.perturbation.Occlusion;
import org.modelaudit.perturbation.PatchModel;
import org.modelaudit.perturbation.Perturbations;
import org.modelaudit.perturbation.PredictionDifference;
import org.modelaudit.perturbation.Rise;
import org.modelaudit.perturbation.Xrai;
import org.modelaudit.relevance.CnnFixations;
import org.modelaudit.relevance.DeSaliNet;
import org.modelaudit.relevance.DeepLift;
import org.modelaudit.relevance.PatternMap;
import org.modelaudit.relevance.RelevanceMaps;
import org.modelaudit.relevance.RelevancePropagation;

/** The explainers' part of {@link Audits}. */
public class AuditExplainers {

    AuditExplainers() {}

    // Class activation maps

    /** See {@link ClassActivationMaps#gradCam()}. */
    public static ClassActivationMap gradCam() {
        return ClassActivationMaps.gradCam();
    }

    /** See {@link ClassActivationMaps#gradCamPlusPlus()}. */
    public static ClassActivationMap gradCamPlusPlus() {
        return ClassActivationMaps.gradCamPlusPlus();
    }

    /** See {@link ClassActivationMaps#gradCamPlusPlusWithEpsilon()}. */
    public static ClassActivationMap gradCamPlusPlusWithEpsilon() {
        return ClassActivationMaps.gradCamPlusPlusWithEpsilon();
    }

    /** See {@link ClassActivationMaps#xGradCam()}. */
    public static ClassActivationMap xGradCam() {
        return ClassActivationMaps.xGradCam();
    }

    /** See {@link ClassActivationMaps#layerCam()}. */
    public static ClassActivationMap layerCam() {
        return ClassActivationMaps.layerCam();
    }

    /** See {@link ClassActivationMaps#hiResCam()}. */
    public static ClassActivationMap hiResCam() {
        return ClassActivationMaps.hiResCam();
    }

    /** See {@link ClassActivationMaps#eigenCam()}. */
    public static ClassActivationMap eigenCam() {
        return ClassActivationMaps.eigenCam();
    }

    /** See {@link ClassActivationMaps#eigenCamSecondComponent()}. */
    public static ClassActivationMap eigenCamSecondComponent() {
        return ClassActivationMaps.eigenCamSecondComponent();
    }

    /** See {@link ClassActivationMaps#eigenCamCentred()}. */
    public static ClassActivationMap eigenCamCentred() {
        return ClassActivationMaps.eigenCamCentred();
    }

    /** See {@link ClassActivationMaps#eigenGradCam()}. */
    public static ClassActivationMap eigenGradCam() {
        return ClassActivationMaps.eigenGradCam();
    }

    /** See {@link ClassActivationMaps#cam()}. */
    public static ClassActivationMap cam() {
        return ClassActivationMaps.cam();
    }

    /** See {@link ClassActivationMaps#gradCamElementWise()}. */
    public static ClassActivationMap gradCamElementWise() {
        return ClassActivationMaps.gradCamElementWise();
    }

    /** See {@link ClassActivationMaps#gradCamPlusPlusOfficialCode()}. */
    public static ClassActivationMap gradCamPlusPlusOfficialCode() {
        return ClassActivationMaps.gradCamPlusPlusOfficialCode();
    }

    /** See {@link ClassActivationMaps#smoothGradCamPlusPlus()}. */
    public static ClassActivationMap smoothGradCamPlusPlus() {
        return ClassActivationMaps.smoothGradCamPlusPlus();
    }

    /** See {@link ClassActivationMaps#smoothGradCamPlusPlus(int, double, long)}. */
    public static ClassActivationMap smoothGradCamPlusPlus(int draws, double sigma, long seed) {
        return ClassActivationMaps.smoothGradCamPlusPlus(draws, sigma, seed);
    }

    /** See {@link ClassActivationMaps#eigenSalience()}. */
    public static ClassActivationMap eigenSalience() {
        return ClassActivationMaps.eigenSalience();
    }

    /** See {@link ClassActivationMaps#eigenCamSalience()}. */
    public static ClassActivationMap eigenCamSalience() {
        return ClassActivationMaps.eigenCamSalience();
    }

    /** See {@link ClassActivationMaps#hayCam()}. */
    public static ClassActivationMap hayCam() {
        return ClassActivationMaps.hayCam();
    }

    /** See {@link ClassActivationMaps#hayCam(int)}. */
    public static ClassActivationMap hayCam(int components) {
        return ClassActivationMaps.hayCam(components);
    }

    /** See {@link ClassActivationMaps#hayCamExplaining(double)}. */
    public static ClassActivationMap hayCamExplaining(double share) {
        return ClassActivationMaps.hayCamExplaining(share);
    }

    /** See {@link ClassActivationMaps#hayCamUncentred()}. */
    public static ClassActivationMap hayCamUncentred() {
        return ClassActivationMaps.hayCamUncentred();
    }

    /** See {@link ClassActivationMaps#scoreCam()}. */
    public static ClassActivationMap scoreCam() {
        return ClassActivationMaps.scoreCam();
    }

    /** See {@link ClassActivationMaps#scoreCamAlignedCorners()}. */
    public static ClassActivationMap scoreCamAlignedCorners() {
        return ClassActivationMaps.scoreCamAlignedCorners();
    }

    /** See {@link ClassActivationMaps#scoreCamOfficialCode()}. */
    public static ClassActivationMap scoreCamOfficialCode() {
        return ClassActivationMaps.scoreCamOfficialCode();
    }

    /** See {@link ClassActivationMaps#ssCam()}. */
    public static ClassActivationMap ssCam() {
        return ClassActivationMaps.ssCam();
    }

    /** See {@link ClassActivationMaps#ssCam(int, double, long)}. */
    public static ClassActivationMap ssCam(int draws, double sigma, long seed) {
        return ClassActivationMaps.ssCam(draws, sigma, seed);
    }

    /** See {@link ClassActivationMaps#isCam()}. */
    public static ClassActivationMap isCam() {
        return ClassActivationMaps.isCam();
    }

    /** See {@link ClassActivationMaps#isCam(int)}. */
    public static ClassActivationMap isCam(int steps) {
        return ClassActivationMaps.isCam(steps);
    }

    /** See {@link ClassActivationMaps#ablationCam()}. */
    public static ClassActivationMap ablationCam() {
        return ClassActivationMaps.ablationCam();
    }

    /** See {@link ClassActivationMaps#reciproCam()}. */
    public static ClassActivationMap reciproCam() {
        return ClassActivationMaps.reciproCam();
    }

    /** See {@link ClassActivationMaps#reciproCamLogit()}. */
    public static ClassActivationMap reciproCamLogit() {
        return ClassActivationMaps.reciproCamLogit();
    }

    /** See {@link ClassActivationMaps#reciproCamPlain()}. */
    public static ClassActivationMap reciproCamPlain() {
        return ClassActivationMaps.reciproCamPlain();
    }

    /** See {@link ClassActivationMaps#reciproCamPlainLogit()}. */
    public static ClassActivationMap reciproCamPlainLogit() {
        return ClassActivationMaps.reciproCamPlainLogit();
    }

    /** See {@link ClassActivationMaps#integratedGradCam()}. */
    public static ClassActivationMap integratedGradCam() {
        return ClassActivationMaps.integratedGradCam();
    }

    /** See {@link ClassActivationMaps#integratedGradCam(int)}. */
    public static ClassActivationMap integratedGradCam(int steps) {
        return ClassActivationMaps.integratedGradCam(steps);
    }

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
    public static DeSaliNet deSaliNet() {
        return RelevanceMaps.deSaliNet();
    }

    /** See {@link RelevanceMaps#cnnFixations()}. */
    public static CnnFixations cnnFixations() {
        return RelevanceMaps.cnnFixations();
    }

    /** See {@link RelevanceMaps#patternNet(AuditSet)}. */
    public static PatternMap patternNet(AuditSet pictures) {
        return RelevanceMaps.patternNet(pictures);
    }

    /** See {@link RelevanceMaps#patternAttribution(AuditSet)}. */
    public static PatternMap patternAttribution(AuditSet pictures) {
        return RelevanceMaps.patternAttribution(pictures);
    }

    // Perturbations

    /** See {@link Perturbations#occlusion()}. */
    public static Occlusion occlusion() {
        return Perturbations.occlusion();
    }

    /** See {@link Perturbations#occlusion(int, int)}. */
    public static Occlusion occlusion(int window, int stride) {
        return Perturbations.occlusion(window, stride);
    }

    /** See {@link Perturbations#rise()}. */
    public static Rise rise() {
        return Perturbations.rise();
    }

    /** See {@link Perturbations#rise(int)}. */
    public static Rise rise(int masks) {
        return Perturbations.rise(masks);
    }

    /** See {@link Perturbations#rise(int, int, double, long)}. */
    public static Rise rise(int masks, int grid, double kept, long seed) {
        return Perturbations.rise(masks, grid, kept, seed);
    }

    /** See {@link Perturbations#lime()}. */
    public static Lime lime() {
        return Perturbations.lime();
    }

    /** See {@link Perturbations#lime(long)}. */
    public static Lime lime(long seed) {
        return Perturbations.lime(seed);
    }

    /** See {@link Perturbations#kernelShap()}. */
    public static KernelShap kernelShap() {
        return Perturbations.kernelShap();
    }

    /** See {@link Perturbations#kernelShap(long)}. */
    public static KernelShap kernelShap(long seed) {
        return Perturbations.kernelShap(seed);
    }

    /** See {@link Perturbations#meaningfulPerturbation()}. */
    public static MeaningfulPerturbation meaningfulPerturbation() {
        return Perturbations.meaningfulPerturbation();
    }

    /** See {@link Perturbations#meaningfulPerturbation(int)}. */
    public static MeaningfulPerturbation meaningfulPerturbation(int steps) {
        return Perturbations.meaningfulPerturbation(steps);
    }

    /** See {@link Perturbations#fgVis()}. */
    public static FgVis fgVis() {
        return Perturbations.fgVis();
    }

    /** See {@link Perturbations#fgVis(int)}. */
    public static FgVis fgVis(int steps) {
        return Perturbations.fgVis(steps);
    }

    /** See {@link Perturbations#fgVisPreservation()}. */
    public static FgVis fgVisPreservation() {
        return Perturbations.fgVisPreservation();
    }

    /** See {@link Perturbations#fgVisPreservation(int)}. */
    public static FgVis fgVisPreservation(int steps) {
        return Perturbations.fgVisPreservation(steps);
    }

    /** See {@link Perturbations#predictionDifference(PatchModel, int, int, int)}. */
    public static PredictionDifference predictionDifference(PatchModel patches, int window, int stride, int draws) {
        return Perturbations.predictionDifference(patches, window, stride, draws);
    }

    /** See {@link Perturbations#xrai(Explainer)}. */
    public static Xrai xrai(Explainer attribution) {
        return Perturbations.xrai(attribution);
    }

    /** See {@link Perturbations#xrai()}. */
    public static Xrai xrai() {
        return Perturbations.xrai();
    }

    /** See {@link Perturbations#cameras()}. */
    public static Cameras cameras() {
        return Perturbations.cameras();
    }

    /** See {@link Perturbations#cameras(List)}. */
    public static Cameras cameras(List<Double> factors) {
        return Perturbations.cameras(factors);
    }

    // Combinations

    /** See {@link Combinations#smoothed(Explainer, int, double)}. */
    public static AttributionExplainer smoothed(Explainer explainer, int draws, double level) {
        return Combinations.smoothed(explainer, draws, level);
    }

    /** See {@link Combinations#smoothed(Explainer, int, PictureNoise, DrawStatistic)}. */
    public static AttributionExplainer smoothed(
            Explainer explainer, int draws, PictureNoise noise, DrawStatistic statistic) {
        return Combinations.smoothed(explainer, draws, noise, statistic);
    }

    /** See {@link Combinations#smoothedOverWeights(Explainer, int, double)}. */
    public static AttributionExplainer smoothedOverWeights(Explainer explainer, int draws, double deviation) {
        return Combinations.smoothedOverWeights(explainer, draws, deviation);
    }

    /** See {@link Combinations#integrated(Explainer, Baseline, Quadrature, int)}. */
    public static AttributionExplainer integrated(
            Explainer explainer, Baseline baseline, Quadrature quadrature, int steps) {
        return Combinations.integrated(explainer, baseline, quadrature, steps);
    }

    /** See {@link Combinations#guided(AttributionExplainer, Explainer, Upsampling)}. */
    public static AttributionExplainer guided(AttributionExplainer fine, Explainer coarse, Upsampling upsampling) {
        return Combinations.guided(fine, coarse, upsampling);
    }

    /** See {@link Combinations#aggregatedMean(List)}. */
    public static Aggregation aggregatedMean(List<? extends Explainer> explainers) {
        return Combinations.aggregatedMean(explainers);
    }

    /** See {@link Combinations#aggregatedVariance(List)}. */
    public static Aggregation aggregatedVariance(List<? extends Explainer> explainers) {
        return Combinations.aggregatedVariance(explainers);
    }

    /** See {@link Combinations#acrossLayers(Function, AggregationRule, String...)}. */
    public static Aggregation acrossLayers(
            Function<String, ? extends Explainer> at, AggregationRule rule, String... layers) {
        return Combinations.acrossLayers(at, rule, layers);
    }

    /** See {@link Combinations#averagedOver(Explainer, InputTransform...)}. */
    public static TransformedInputs averagedOver(Explainer explainer, InputTransform... transforms) {
        return Combinations.averagedOver(explainer, transforms);
    }

    /** See {@link Combinations#evet(Explainer, InputTransform...)}. */
    public static TransformedInputs evet(Explainer explainer, InputTransform... transforms) {
        return Combinations.evet(explainer, transforms);
    }

    /** See {@link Combinations#sess(Explainer)}. */
    public static TransformedInputs sess(Explainer explainer) {
        return Combinations.sess(explainer);
    }

    /** See {@link Combinations#sess(Explainer, double, double...)}. */
    public static TransformedInputs sess(Explainer explainer, double kept, double... factors) {
        return Combinations.sess(explainer, kept, factors);
    }
}
