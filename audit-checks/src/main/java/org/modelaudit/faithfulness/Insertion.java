package org.modelaudit.faithfulness;

import java.util.Arrays;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.MetricDescription;

/**
 * How fast the explained class becomes probable when the most relevant pixels are put into a blurred picture first: the area
 * under the curve of its softmax probability from the blurred to the whole picture.
 *
 * <p>In [0, 1], higher is better. Petsiuk et al., RISE, BMVC 2018, causal metric; the steps are those of RISE's own evaluation
 * on a data set. Pixels are ranked by the signed map; equal ones come in an order drawn for the sample.
 */
public final class Insertion extends PixelCurveMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "insertion/paper@1", "insertion", "Petsiuk et al., RISE, BMVC 2018, causal metric");

    Insertion(Baseline start, int steps) {
        super(DESCRIPTION, start, new PixelSteps(RemovalOrder.MOST_RELEVANT_FIRST, steps));
    }

    /** The same metric that starts from another picture than a blurred one. */
    public Insertion into(Baseline baseline) {
        return new Insertion(baseline, steps().number());
    }

    /**
     * The same metric with another number of steps, each of which costs one forward pass.
     *
     * @param number at least 1
     */
    public Insertion inSteps(int number) {
        return new Insertion(baseline(), number);
    }

    /** From the baseline to the whole picture. The last step gives the whole picture back, whose score is known. */
    @Override
    Curve curve(ExplainedPicture picture, ReplacementSchedule schedule) {
        GradualReplacement insertion =
                new GradualReplacement(picture.removed(baseline()), picture.image(), schedule.stepOfPixel());
        double[] scores =
                Arrays.copyOf(picture.probabilities(schedule.steps(), insertion::after), schedule.steps() + 1);
        scores[schedule.steps()] = picture.cleanProbability();
        return new Curve(scores);
    }
}
