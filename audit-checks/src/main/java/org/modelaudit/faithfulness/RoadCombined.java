package org.modelaudit.faithfulness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * By how much the explained class is more probable when the least relevant pixels are removed than when the most relevant are:
 * the mean over the steps of {@code (p_least - p_most) / 2}, removed pixels filled as in {@link Road}.
 *
 * <p>In [-0.5, 0.5], higher is better, 0 for a map that ranks pixels by chance. The reading of the pytorch-grad-cam library
 * (ROADCombined, softmax score): a difference of scores where the paper counts predictions. Its percentiles name what is kept: 80
 * removes 20 %.
 */
public final class RoadCombined extends FaithfulnessMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
                    "road-combined/pytorch-grad-cam@1",
                    "ROAD combined",
                    "pytorch-grad-cam, ROADCombined, after Rong et al., ICML 2022")
            .in(-0.5, 0.5);

    private final double[] shares;
    private final RoadImputation imputation;

    RoadCombined(double[] shares, RoadImputation imputation) {
        this.shares = Shares.checked(shares);
        this.imputation = imputation;
    }

    /**
     * The same metric with other steps, each of which costs two forward passes.
     *
     * @param removed shares of the pixels, in (0, 1)
     */
    public RoadCombined removing(double... removed) {
        return new RoadCombined(removed, imputation);
    }

    /**
     * The same metric with other noise on the filled pixels.
     *
     * @param deviation in the model's units, at least 0
     * @param seed of the draw
     */
    public RoadCombined withNoise(double deviation, long seed) {
        return new RoadCombined(shares, new RoadImputation(deviation, seed));
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "shares removed", Arrays.toString(shares),
                "noise", "%s, seed %d".formatted(imputation.noise(), imputation.seed()),
                "equal pixels", PixelRanking.TIES);
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(2L * shares.length, 0, 0, 0);
    }

    @Override
    Outcome measure(Subject subject) {
        int[] most = PixelRanking.mostRelevantFirst(subject.map(), subject.id());
        int[] least = PixelRanking.reversed(most);
        List<boolean[]> removed = new ArrayList<>();
        for (double share : shares) {
            removed.add(RoadImputation.first(least, share));
            removed.add(RoadImputation.first(most, share));
        }
        return finite(combined(subject, removed));
    }

    /** The metric's value where sets of removed pixels alternate: least relevant, most relevant. */
    double combined(Subject subject, List<boolean[]> removed) {
        double[] scores = subject.probabilities(
                removed.size(), (from, to, scope) -> imputation.pictures(subject, removed, from, to, scope));
        double sum = 0;
        for (int i = 0; i < scores.length; i += 2) {
            sum += (scores[i] - scores[i + 1]) / 2;
        }
        return sum / (scores.length / 2.0);
    }
}
