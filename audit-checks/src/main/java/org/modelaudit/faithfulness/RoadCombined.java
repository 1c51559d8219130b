package org.modelaudit.faithfulness;

import java.util.List;
import java.util.Optional;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.CurvedMetric;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * By how much the explained class is more probable when the least relevant pixels are removed than when the most relevant are:
 * the mean over the steps of {@code (p_least - p_most) / 2}, removed pixels filled as in {@link Road}.
 *
 * <p>In [-0.5, 0.5], higher is better, 0 for a map that ranks pixels by chance. The reading of the pytorch-grad-cam library
 * (ROADCombined, softmax score): a difference of scores where
 * the paper, Rong et al., A Consistent and Efficient Evaluation Strategy for Attribution Methods, ICML 2022, counts predictions. Its percentiles name what is kept: 80
 * removes 20 %.
 */
public final class RoadCombined extends FaithfulnessMetric implements CurvedMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
                    "road-combined/pytorch-grad-cam@1",
                    "ROAD combined",
                    "pytorch-grad-cam, ROADCombined, after Rong et al., ICML 2022")
            .in(-0.5, 0.5);

    private final RoadSteps steps;

    RoadCombined(RoadSteps steps) {
        super(DESCRIPTION, steps.settings());
        this.steps = steps;
    }

    /**
     * The same metric with other steps, each of which costs two forward passes.
     *
     * @param removed shares of the pixels, in (0, 1)
     */
    public RoadCombined removing(double... removed) {
        return new RoadCombined(steps.removing(removed));
    }

    /**
     * The same metric with other noise on the filled pixels.
     *
     * @param deviation in the model's units, at least 0
     * @param seed of the draw
     */
    public RoadCombined withNoise(double deviation, long seed) {
        return new RoadCombined(steps.withNoise(deviation, seed));
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(2L * steps.number(), 0, 0, 0);
    }

    @Override
    Outcome measure(ExplainedPicture picture) {
        return finite(combined(picture, removed(picture)));
    }

    private List<boolean[]> removed(ExplainedPicture picture) {
        int[] most = picture.mostRelevantFirst(picture.map());
        return steps.removed(PixelRanking.reversed(most), most);
    }

    @Override
    public List<Optional<MetricCurve>> curves(Measurement measurement) {
        return each(
                measurement,
                picture -> steps.shown(
                        "share of the pixels removed",
                        "half the lead of least relevant first",
                        differences(picture, removed(picture))));
    }

    /** The metric's value where sets of removed pixels alternate: least relevant, most relevant. */
    double combined(ExplainedPicture picture, List<boolean[]> removed) {
        double sum = 0;
        double[] differences = differences(picture, removed);
        for (double difference : differences) {
            sum += difference;
        }
        return sum / differences.length;
    }

    private double[] differences(ExplainedPicture picture, List<boolean[]> removed) {
        float[][] logits = steps.logits(picture, removed);
        double[] differences = new double[logits.length / 2];
        for (int i = 0; i < differences.length; i++) {
            double least = picture.output().probability(logits[2 * i], picture.target());
            double most = picture.output().probability(logits[2 * i + 1], picture.target());
            differences[i] = (least - most) / 2;
        }
        return differences;
    }
}
