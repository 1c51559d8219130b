package org.modelaudit.combination;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.TargetClass;

/** Makes new explainers of explainers. An id tells how: {@code smoothed-grad-cam/paper@1}. */
public final class Combinations {

    /** Seed of all noise, unless one is given. */
    public static final long SEED = 42;

    private Combinations() {}

    /**
     * Averages an explainer over noisy copies of the picture, for the class of the clean one. An attribution is averaged channel
     * by channel before the channels are reduced, any other explainer by its raw maps.
     *
     * @param draws noisy copies, at least 1
     * @param level standard deviation of the noise as a share of the picture's range
     */
    public static AttributionExplainer smoothed(Explainer explainer, int draws, double level) {
        return smoothed(explainer, draws, PictureNoise.ofRange(level, SEED), DrawStatistic.MEAN);
    }

    /** As {@link #smoothed(Explainer, int, double)}, with any noise, and the mean of squares or the variance in place of the mean. */
    public static AttributionExplainer smoothed(
            Explainer explainer, int draws, PictureNoise noise, DrawStatistic statistic) {
        PixelAttribution inner = ExplainerMaps.of(explainer);
        return AttributionExplainer.of(
                new NoiseAverage("smoothed-" + inner.id(), "Smoothed " + inner.name(), inner, draws, noise, statistic),
                ExplainerMaps.reduction(explainer));
    }

    /**
     * Averages an explainer over noisy copies of the model's weights, for the class that the untouched model sees.
     *
     * @param draws of the weights, at least 1
     * @param deviation σ of the factor {@code N(1, σ²)} on each weight
     */
    public static AttributionExplainer smoothedOverWeights(Explainer explainer, int draws, double deviation) {
        PixelAttribution inner = ExplainerMaps.of(explainer);
        return AttributionExplainer.of(
                new WeightNoiseAverage(
                        "smoothed-over-weights-" + inner.id(),
                        inner.name() + ", smoothed over weights",
                        inner,
                        draws,
                        deviation,
                        SEED),
                ExplainerMaps.reduction(explainer));
    }

    /**
     * Integrates an explainer along the straight line from a baseline to the picture. An attribution is multiplied by the
     * difference of the two, any other explainer's map is averaged along the path as it is.
     *
     * @param steps places on the path
     */
    public static AttributionExplainer integrated(
            Explainer explainer, Baseline baseline, Quadrature quadrature, int steps) {
        PixelAttribution inner = ExplainerMaps.of(explainer);
        return AttributionExplainer.of(
                new PathIntegral(
                        "integrated-" + inner.id(),
                        "Integrated " + inner.name(),
                        inner,
                        baseline,
                        quadrature,
                        steps,
                        explainer instanceof AttributionExplainer),
                ExplainerMaps.reduction(explainer));
    }

    /** The fine detail of one explainer where the positive part of another's map is, upsampled as told. */
    public static AttributionExplainer guided(AttributionExplainer fine, Explainer coarse, Upsampling upsampling) {
        return AttributionExplainer.of(
                new GuidedProduct(
                        "guided-" + coarse.id(),
                        "%s guided by %s".formatted(fine.name(), coarse.name()),
                        fine.attribution(),
                        coarse,
                        upsampling),
                fine.reduction());
    }

    /** AGG-Mean: the mean of the maps' positive parts, each scaled to the sum 1 (Rieger and Hansen, 2019). */
    public static Aggregation aggregatedMean(List<? extends Explainer> explainers) {
        return AggMean.of(explainers);
    }

    /** AGG-Var: that mean divided by the maps' standard deviation at each place (Rieger and Hansen, 2019). */
    public static Aggregation aggregatedVariance(List<? extends Explainer> explainers) {
        return AggVar.of(explainers);
    }

    /**
     * One explainer at several layers, {@code acrossLayers(layer -> gradCam().at(layer), AggregationRule.MEAN, "layer3",
     * "layer4")}: positive parts, each scaled to the maximum 1, fused at the picture's size.
     *
     * @param layers two or more
     */
    public static Aggregation acrossLayers(
            Function<String, ? extends Explainer> at, AggregationRule rule, String... layers) {
        List<Explainer> explainers = new ArrayList<>();
        for (String layer : layers) {
            explainers.add(at.apply(layer));
        }
        String inner = explainers.isEmpty() ? "nothing" : explainers.get(0).id();
        String name = explainers.isEmpty() ? "nothing" : explainers.get(0).name();
        return new Aggregation(
                "across-layers-" + inner, name + " across layers", explainers, MapNormalization.UNIT_MAXIMUM, rule);
    }

    /** Averages an explainer's raw maps over changed copies of the picture, each carried back. */
    public static TransformedInputs averagedOver(Explainer explainer, InputTransform... transforms) {
        List<InputTransform> all = List.of(transforms);
        return new TransformedInputs(
                "averaged-over-transforms-" + explainer.id(),
                explainer.name() + " over transforms",
                explainer,
                new TransformedInputs.Copies.Same(all),
                false,
                1,
                TargetClass.predicted());
    }

    /** EVET: an explainer's maps of changed copies, each carried back and weighted by the class's probability. */
    public static TransformedInputs evet(Explainer explainer, InputTransform... transforms) {
        return Evet.of(explainer, List.of(transforms));
    }

    /**
     * SESS: an explainer's maps of windows that slide over the picture at the magnifications 1, 9/7, 11/7 and 13/7, weighted by
     * the class's probability; the better half of the windows is kept.
     */
    public static TransformedInputs sess(Explainer explainer) {
        return Sess.of(explainer);
    }

    /**
     * SESS with magnifications of one's own.
     *
     * @param kept share of the windows with the largest probability that are explained, in (0, 1]
     * @param factors of magnification, at least 1
     */
    public static TransformedInputs sess(Explainer explainer, double kept, double... factors) {
        return Sess.of(explainer, kept, factors);
    }
}
