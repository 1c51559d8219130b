package org.modelaudit.faithfulness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Prediction;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * How long the model stays with the explained class while a growing share of the pixels is removed and filled from their
 * neighbours (remove and debias): the share of the steps at which it still predicts that class, the paper's accuracy averaged
 * over its steps.
 *
 * <p>In [0, 1]; most relevant first, lower is better, least relevant first, higher is better. Rong et al., A Consistent and
 * Efficient Evaluation Strategy for Attribution Methods, ICML 2022; here for 10, 30, 50, 70 and 90 % of the pixels. Pixels are
 * ranked by the signed map; equal ones come in an order drawn for the sample.
 */
public final class Road extends FaithfulnessMetric {

    private static final String SOURCE =
            "Rong et al., A Consistent and Efficient Evaluation Strategy for Attribution Methods, ICML 2022";

    private static final MetricDescription MOST_FIRST = MetricDescription.lowerIsBetter("road/paper@1", "ROAD", SOURCE);

    private static final MetricDescription LEAST_FIRST =
            MetricDescription.higherIsBetter("road-least-relevant-first/paper@1", "ROAD, least relevant first", SOURCE);

    private final RemovalOrder order;
    private final double[] shares;
    private final RoadImputation imputation;

    Road(RemovalOrder order, double[] shares, RoadImputation imputation) {
        this.order = order;
        this.shares = Shares.checked(shares);
        this.imputation = imputation;
    }

    /**
     * The same metric with other steps, each of which costs one forward pass.
     *
     * @param removed shares of the pixels, in (0, 1)
     */
    public Road removing(double... removed) {
        return new Road(order, removed, imputation);
    }

    /**
     * The same metric with other noise on the filled pixels.
     *
     * @param deviation in the model's units, at least 0
     * @param seed of the draw
     */
    public Road withNoise(double deviation, long seed) {
        return new Road(order, shares, new RoadImputation(deviation, seed));
    }

    @Override
    public MetricDescription description() {
        return order == RemovalOrder.MOST_RELEVANT_FIRST ? MOST_FIRST : LEAST_FIRST;
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
        return Cost.of(shares.length, 0, 0, 0);
    }

    @Override
    Outcome measure(Subject subject) {
        int[] ranking = order.of(PixelRanking.mostRelevantFirst(subject.map(), subject.id()));
        List<boolean[]> removed = new ArrayList<>();
        for (double share : shares) {
            removed.add(RoadImputation.first(ranking, share));
        }
        return kept(
                subject,
                subject.scores()
                        .logits(
                                removed.size(),
                                subject.image(),
                                (from, to, scope) -> imputation.pictures(subject, removed, from, to, scope)));
    }

    private Outcome kept(Subject subject, float[][] logits) {
        int kept = 0;
        for (float[] scores : logits) {
            Optional<Prediction> prediction = Prediction.of(scores);
            if (prediction.isEmpty()) {
                return finite(Double.NaN);
            }
            kept += prediction.get().classIndex() == subject.target() ? 1 : 0;
        }
        return finite((double) kept / logits.length);
    }
}
