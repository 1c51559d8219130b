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
    private final DrawnSets sets;

    FaithfulnessCorrelation(Baseline baseline, double share, DrawnSets sets) {
        super(
                DESCRIPTION,
                baseline,
                Map.of(
                        "share of pixels", Double.toString(share),
                        "subsets", Integer.toString(sets.number()),
                        "seed", Long.toString(sets.seed())));
        this.baseline = baseline;
        this.share = Shares.checked(new double[] {share})[0];
        this.sets = sets;
    }

    /** The same metric with something else in the place of replaced pixels. */
    public FaithfulnessCorrelation replacingBy(Baseline other) {
        return new FaithfulnessCorrelation(other, share, sets);
    }

    /**
     * The same metric with other sets.
     *
     * @param shareOfPixels in each set, in (0, 1)
     * @param number of sets, at least 2; each costs one forward pass
     * @param newSeed of the draw
     */
    public FaithfulnessCorrelation subsets(double shareOfPixels, int number, long newSeed) {
        return new FaithfulnessCorrelation(baseline, shareOfPixels, new DrawnSets(number, newSeed));
    }

    @Override
    public void verifyMeaning(AuditedModel model) {
        model.output().requireExact("Faithfulness correlation");
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return picturesBeside(sets.number());
    }

    @Override
    Outcome measure(ExplainedPicture picture) {
        return sets.of(picture, Shares.of(picture.pixels(), share), 0).correlation(picture, baseline);
    }
}
