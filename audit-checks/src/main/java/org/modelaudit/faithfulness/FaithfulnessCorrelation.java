package org.modelaudit.faithfulness;

import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Whether pixels that the map says matter together do matter together: Pearson's correlation, over random sets {@code S} of one
 * size, of {@code Σ_{i in S} a_i} with {@code f(x) - f(x_S)}, where {@code f} is the explained class's logit and the set is
 * replaced by the baseline.
 *
 * <p>In [-1, 1], higher is better, 0 by chance; undefined where one of the two does not vary. Bhatt et al., Evaluating and
 * Aggregating Feature-based Model Explanations, IJCAI 2020, faithfulness. The sets are drawn for each sample.
 */
public final class FaithfulnessCorrelation extends FaithfulnessMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
                    "faithfulness-correlation/paper@1",
                    "faithfulness correlation",
                    "Bhatt et al., Evaluating and Aggregating Feature-based Model Explanations, IJCAI 2020, faithfulness")
            .in(-1, 1);

    private final Baseline baseline;
    private final double share;
    private final int draws;
    private final long seed;

    FaithfulnessCorrelation(Baseline baseline, double share, int draws, long seed) {
        if (draws < 2) {
            throw new IllegalArgumentException("A correlation needs at least two sets, but got " + draws + ".");
        }
        this.baseline = baseline;
        this.share = Shares.checked(new double[] {share})[0];
        this.draws = draws;
        this.seed = seed;
    }

    /** The same metric with something else in the place of replaced pixels. */
    public FaithfulnessCorrelation replacingBy(Baseline other) {
        return new FaithfulnessCorrelation(other, share, draws, seed);
    }

    /**
     * The same metric with other sets.
     *
     * @param shareOfPixels in each set, in (0, 1)
     * @param number of sets, at least 2; each costs one forward pass
     * @param newSeed of the draw
     */
    public FaithfulnessCorrelation subsets(double shareOfPixels, int number, long newSeed) {
        return new FaithfulnessCorrelation(baseline, shareOfPixels, number, newSeed);
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "baseline", baseline.toString(),
                "share of pixels", Double.toString(share),
                "subsets", Integer.toString(draws),
                "seed", Long.toString(seed));
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return picturesBeside(draws);
    }

    @Override
    Outcome measure(Subject subject) {
        return correlation(subject, PixelSets.drawn(subject, Shares.of(subject.pixels(), share), draws, seed, 0));
    }

    Outcome correlation(Subject subject, PixelSets subsets) {
        return Correlation.outcome(subsets.attributions(subject.map()), subsets.drops(subject, baseline));
    }
}
