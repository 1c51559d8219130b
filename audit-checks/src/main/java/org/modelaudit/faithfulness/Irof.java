package org.modelaudit.faithfulness;

import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * How fast the explained class becomes improbable when superpixels are removed, the most relevant first (iterative removal of
 * features): the area over the curve of {@code p_k / p_0}, the steps brought to the length 1, that is one minus the area under
 * it. Superpixels are ranked by the mean of the signed map.
 *
 * <p>At most 1, higher is better, negative where removal makes the class more probable; undefined where it has probability 0.
 * Rieger and Hansen, IROF: a Low Resource Evaluation Metric for Explanation Methods, ICLR workshop 2020: SLIC, replaced
 * by the picture's mean colour.
 */
public final class Irof extends FaithfulnessMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
                    "irof/paper@1", "IROF", "Rieger and Hansen, IROF, ICLR workshop 2020")
            .in(Double.NEGATIVE_INFINITY, 1);

    private final Baseline baseline;
    private final int superpixels;

    Irof(Baseline baseline, int superpixels) {
        this.baseline = baseline;
        this.superpixels = Steps.atLeastOne(superpixels);
    }

    /** The same metric with something else in the place of removed superpixels. */
    public Irof replacingBy(Baseline other) {
        return new Irof(other, superpixels);
    }

    /**
     * The same metric with another number of superpixels.
     *
     * @param number that SLIC aims at, at least 1; each costs one forward pass
     */
    public Irof superpixels(int number) {
        return new Irof(baseline, number);
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "baseline",
                baseline.toString(),
                "superpixels",
                "SLIC, about " + superpixels,
                "equal superpixels",
                PixelRanking.TIES);
    }

    @Override
    Outcome measure(Subject subject) {
        return Superpixels.fit(subject.width(), subject.height())
                ? measure(subject, Superpixels.of(subject.image(), superpixels))
                : Outcome.undefined("a picture of %d×%d pixels is too small for superpixels"
                        .formatted(subject.width(), subject.height()));
    }

    Outcome measure(Subject subject, Superpixels segments) {
        if (subject.cleanProbability() == 0) {
            return Outcome.undefined("the explained class has probability 0");
        }
        return finite(1 - curve(subject, segments).area() / subject.cleanProbability());
    }

    private Curve curve(Subject subject, Superpixels segments) {
        float[] means = Segments.means(subject.map(), segments.segmentOfPixel(), segments.count());
        int[] ranking = PixelRanking.mostRelevantFirst(new Heatmap(means.length, 1, means), subject.id());
        return new GradualReplacement(
                        subject.image(),
                        subject.removed(baseline),
                        Segments.stepsAlong(ranking, segments.segmentOfPixel(), segments.count()))
                .probabilities(subject, segments.count());
    }
}
