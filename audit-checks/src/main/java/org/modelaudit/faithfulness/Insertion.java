package org.modelaudit.faithfulness;

import java.util.Arrays;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.MetricDescription;

/**
 * How fast the explained class becomes probable when the most relevant pixels are put into a blurred picture first: the area
 * under the curve of its probability from the blurred to the whole picture.
 *
 * <p>In [0, 1], higher is better. Petsiuk et al., RISE, BMVC 2018, causal metric, algorithm 1, which leaves the pixels of a step
 * open. RISE's own evaluation on a data set takes 1792 of 224×224, which is 28 steps; here these are 28 steps at any size, so that
 * curves of small and large pictures are equally fine, and {@link #inStepsOf} is for a fixed number of pixels. The area gives
 * every step the same width, the last one too, as RISE's code does. Pixels are ranked by the signed map; equal ones come in an
 * order drawn for the sample.
 */
public final class Insertion extends PixelCurveMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "insertion/paper@1", "insertion", "Petsiuk et al., RISE, BMVC 2018, causal metric");

    Insertion(Baseline start, int steps) {
        this(start, new PixelSteps(RemovalOrder.MOST_RELEVANT_FIRST, StepSize.ofSteps(steps)));
    }

    private Insertion(Baseline start, PixelSteps steps) {
        super(DESCRIPTION, start, steps);
    }

    /** The same metric that starts from another picture than a blurred one. */
    public Insertion into(Baseline baseline) {
        return new Insertion(baseline, steps());
    }

    /**
     * The same metric with another number of steps, each of which costs one forward pass.
     *
     * @param number at least 1
     */
    public Insertion inSteps(int number) {
        return new Insertion(baseline(), steps().of(StepSize.ofSteps(number)));
    }

    /**
     * The same metric with so many pixels at each step, as {@code CausalMetric} in RISE's code counts them; the last step has what
     * is left. Each step costs one forward pass.
     *
     * @param pixels at least 1
     */
    public Insertion inStepsOf(int pixels) {
        return new Insertion(baseline(), steps().of(StepSize.ofPixels(pixels)));
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

    @Override
    String steppingWords() {
        return "most relevant pixels put in first";
    }
}
