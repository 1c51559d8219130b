package org.modelaudit.faithfulness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.CurvedMetric;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Reading;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.segmentation.Segmentation;
import org.modelaudit.segmentation.Superpixels;

/**
 * How fast the explained class becomes improbable when superpixels are removed, the most relevant first (iterative removal of
 * features): the area over the curve of {@code p_k / p_0}, the steps brought to the length 1, that is one minus the area under
 * it. Superpixels are ranked by the mean of the signed map.
 *
 * <p>At most 1, higher is better, negative where removal makes the class more probable; undefined where it has probability 0.
 * Rieger and Hansen, IROF: a Low Resource Evaluation Metric for Explanation Methods, ICLR workshop 2020: SLIC, replaced
 * by the picture's mean colour.
 */
public final class Irof extends FaithfulnessMetric implements CurvedMetric {

    private static final int SMALLEST_SIDE = 4;

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
                    "irof/paper@1", "IROF", "Rieger and Hansen, IROF, ICLR workshop 2020")
            .in(Double.NEGATIVE_INFINITY, 1);

    private final Baseline baseline;
    private final Segmentation segmentation;

    Irof(Baseline baseline, Segmentation segmentation) {
        super(
                DESCRIPTION,
                baseline,
                Map.of("superpixels", segmentation.toString(), "equal superpixels", PixelRanking.TIES));
        this.baseline = baseline;
        this.segmentation = segmentation;
    }

    /** The same metric with something else in the place of removed superpixels. */
    public Irof replacingBy(Baseline other) {
        return new Irof(other, segmentation);
    }

    /**
     * The same metric with another number of superpixels.
     *
     * @param number that SLIC aims at, at least 2; each costs one forward pass
     */
    public Irof superpixels(int number) {
        return new Irof(baseline, Segmentation.slic(number));
    }

    @Override
    Outcome measure(ExplainedPicture picture) {
        return isTooSmall(picture)
                ? Outcome.undefined("a picture of %d×%d pixels is too small for superpixels"
                        .formatted(picture.width(), picture.height()))
                : measure(picture, segmentation.segment(picture.image()));
    }

    private static boolean isTooSmall(ExplainedPicture picture) {
        return Math.min(picture.width(), picture.height()) < SMALLEST_SIDE;
    }

    @Override
    public List<Optional<MetricCurve>> curves(Measurement measurement) {
        return each(measurement, this::shown);
    }

    private Optional<MetricCurve> shown(ExplainedPicture picture) {
        double clean = picture.cleanProbability();
        if (isTooSmall(picture) || clean == 0) {
            return Optional.empty();
        }
        return curve(picture, segmentation.segment(picture.image()))
                .map(probability -> 1 - probability / clean)
                .shown(
                        "share of the superpixels, most relevant removed first",
                        "share of the probability lost so far",
                        Reading.AREA);
    }

    Outcome measure(ExplainedPicture picture, Superpixels superpixels) {
        if (picture.cleanProbability() == 0) {
            return Outcome.undefined("the explained class has probability 0");
        }
        return finite(1 - curve(picture, superpixels).area() / picture.cleanProbability());
    }

    private Curve curve(ExplainedPicture picture, Superpixels superpixels) {
        float[] means = Segments.means(picture.map(), superpixels.regionOfPixel(), superpixels.count());
        int[] ranking = picture.mostRelevantFirst(new Heatmap(means.length, 1, means));
        return new GradualReplacement(
                        picture.image(),
                        picture.removed(baseline),
                        Segments.stepsAlong(ranking, superpixels.regionOfPixel(), superpixels.count()))
                .probabilities(picture, superpixels.count());
    }
}
