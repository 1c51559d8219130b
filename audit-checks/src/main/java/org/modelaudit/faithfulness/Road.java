package org.modelaudit.faithfulness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Prediction;
import org.modelaudit.metric.CurvedMetric;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * How long the model stays with the explained class while a growing share of the pixels is removed and filled from their
 * neighbours (remove and debias): the share of the steps at which it still predicts that class, the paper's accuracy averaged
 * over its steps. Where classes are judged one by one, the share at which it still gives that class a probability above 1/2.
 *
 * <p>In [0, 1]; most relevant first, lower is better, least relevant first, higher is better. Rong et al., A Consistent and
 * Efficient Evaluation Strategy for Attribution Methods, ICML 2022; here for 10, 30, 50, 70 and 90 % of the pixels. Pixels are
 * ranked by the signed map; equal ones come in an order drawn for the sample.
 */
public final class Road extends FaithfulnessMetric implements CurvedMetric {

    private static final String SOURCE =
            "Rong et al., A Consistent and Efficient Evaluation Strategy for Attribution Methods, ICML 2022";

    private static final MetricDescription MOST_FIRST = MetricDescription.lowerIsBetter("road/paper@1", "ROAD", SOURCE);

    private static final MetricDescription LEAST_FIRST =
            MetricDescription.higherIsBetter("road-least-relevant-first/paper@1", "ROAD, least relevant first", SOURCE);

    private final RemovalOrder order;
    private final RoadSteps steps;

    Road(RemovalOrder order, RoadSteps steps) {
        super(order == RemovalOrder.MOST_RELEVANT_FIRST ? MOST_FIRST : LEAST_FIRST, steps.settings());
        this.order = order;
        this.steps = steps;
    }

    /**
     * The same metric with other steps, each of which costs one forward pass.
     *
     * @param removed shares of the pixels, in (0, 1)
     */
    public Road removing(double... removed) {
        return new Road(order, steps.removing(removed));
    }

    /**
     * The same metric with other noise on the filled pixels.
     *
     * @param deviation in the model's units, at least 0
     * @param seed of the draw
     */
    public Road withNoise(double deviation, long seed) {
        return new Road(order, steps.withNoise(deviation, seed));
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(steps.number(), 0, 0, 0);
    }

    @Override
    Outcome measure(ExplainedPicture picture) {
        return finite(Arrays.stream(stands(picture)).sum() / steps.number());
    }

    @Override
    public List<Optional<MetricCurve>> curves(Measurement measurement) {
        return each(
                measurement,
                picture -> steps.shown(
                        "share of the pixels removed, %s first".formatted(order.words()),
                        "the explained class stands (1) or not (0)",
                        stands(picture)));
    }

    /** At each step 1 where the model still predicts the class, else 0; not a number where its scores are not finite. */
    private double[] stands(ExplainedPicture picture) {
        int[] ranking = order.of(picture.mostRelevantFirst(picture.map()));
        return Arrays.stream(steps.logits(picture, steps.removed(ranking)))
                .mapToDouble(scores -> stands(picture, scores))
                .toArray();
    }

    private static double stands(ExplainedPicture picture, float[] scores) {
        if (Prediction.of(picture.output(), scores).isEmpty()) {
            return Double.NaN;
        }
        return picture.output().decidesFor(scores, picture.target()) ? 1 : 0;
    }
}
