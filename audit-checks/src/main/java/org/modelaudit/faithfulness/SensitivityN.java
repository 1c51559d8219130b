package org.modelaudit.faithfulness;

import java.util.Arrays;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Whether the map adds up: Pearson's correlation, over random sets of {@code n} pixels, of {@code Σ_{i in S} a_i} with {@code f(x) -
 * f(x_S)}, for several {@code n} from few to most of the pixels, averaged. {@code f} is the explained class's logit.
 *
 * <p>In [-1, 1], higher is better, 1 for a linear model and its gradient times input; undefined where a correlation has no value.
 * Ancona et al., Towards Better Understanding of Gradient-based Attribution Methods, ICLR 2018: 100 sets for each n, replaced
 * by 0. The sets are drawn anew for each n and sample; they do not grow out of each other.
 */
public final class SensitivityN extends FaithfulnessMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
                    "sensitivity-n/paper@1",
                    "sensitivity-n",
                    "Ancona et al., Towards Better Understanding of Gradient-based Attribution Methods, ICLR 2018, sensitivity-n")
            .in(-1, 1);

    private final Baseline baseline;
    private final double[] shares;
    private final DrawnSets sets;

    SensitivityN(Baseline baseline, double[] shares, DrawnSets sets) {
        super(
                DESCRIPTION,
                baseline,
                Map.of(
                        "shares of pixels", Arrays.toString(shares),
                        "subsets for each", Integer.toString(sets.number()),
                        "seed", Long.toString(sets.seed())));
        this.baseline = baseline;
        this.shares = Shares.checked(shares);
        this.sets = sets;
    }

    /** The same metric with something else in the place of replaced pixels. */
    public SensitivityN replacingBy(Baseline other) {
        return new SensitivityN(other, shares, sets);
    }

    /**
     * The same metric with other sizes of the sets.
     *
     * @param sharesOfPixels in (0, 1)
     */
    public SensitivityN sizes(double... sharesOfPixels) {
        return new SensitivityN(baseline, sharesOfPixels, sets);
    }

    /**
     * The same metric with other draws.
     *
     * @param number of sets for each size, at least 2; each costs one forward pass
     * @param newSeed of the draw
     */
    public SensitivityN subsets(int number, long newSeed) {
        return new SensitivityN(baseline, shares, new DrawnSets(number, newSeed));
    }

    @Override
    public void verifyMeaning(AuditedModel model) {
        model.output().requireExact("Sensitivity-n");
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return picturesBeside((long) shares.length * sets.number());
    }

    @Override
    Outcome measure(ExplainedPicture picture) {
        double sum = 0;
        for (int s = 0; s < shares.length; s++) {
            int size = Shares.of(picture.pixels(), shares[s]);
            Outcome correlation = sets.of(picture, size, s).correlation(picture, baseline);
            if (!(correlation instanceof Outcome.Value value)) {
                return correlation;
            }
            sum += value.value();
        }
        return finite(sum / shares.length);
    }
}
