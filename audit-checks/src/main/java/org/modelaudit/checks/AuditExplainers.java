package org.modelaudit.checks;

import java.util.List;
import java.util.function.Function;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.combination.Aggregation;
import org.modelaudit.combination.AggregationRule;
import org.modelaudit.combination.Combinations;
import org.modelaudit.combination.DrawStatistic;
import org.modelaudit.combination.InputTransform;
import org.modelaudit.combination.PictureNoise;
import org.modelaudit.combination.Quadrature;
import org.modelaudit.combination.TransformedInputs;
import org.modelaudit.explain.Explainer;
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

/** All explainers of {@link Audits}: here those that change the picture, and those that wrap another explainer. */
public class AuditExplainers extends AuditAttributions {

    AuditExplainers() {}

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
