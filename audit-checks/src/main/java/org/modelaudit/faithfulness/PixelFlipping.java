package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.MetricDescription;

/**
 * How fast the explained class becomes improbable when pixels are flipped to their negative: the area under the curve of its
 * probability, until all pixels are flipped.
 *
 * <p>In [0, 1]; most relevant first, lower is better, least relevant first, higher is better. Bach et al., On Pixel-Wise
 * Explanations, PLOS ONE 2015, section "Evaluation", where black and white pixels are flipped into each other. A pixel is flipped
 * in all channels at once. Pixels are ranked by the signed map; equal ones come in an order drawn for the sample.
 */
public final class PixelFlipping extends PixelCurveMetric {

    private static final String SOURCE = "Bach et al., On Pixel-Wise Explanations, PLOS ONE 2015, section Evaluation";

    private static final MetricDescription MOST_FIRST =
            MetricDescription.lowerIsBetter("pixel-flipping/paper@1", "pixel flipping", SOURCE);

    private static final MetricDescription LEAST_FIRST = MetricDescription.higherIsBetter(
            "pixel-flipping-least-relevant-first/paper@1", "pixel flipping, least relevant first", SOURCE);

    PixelFlipping(RemovalOrder order, Baseline flipped, int steps) {
        this(flipped, new PixelSteps(order, StepSize.ofSteps(steps)));
    }

    private PixelFlipping(Baseline flipped, PixelSteps steps) {
        super(steps.order() == RemovalOrder.MOST_RELEVANT_FIRST ? MOST_FIRST : LEAST_FIRST, flipped, steps);
    }

    /** The same metric with something else in the place of flipped pixels. */
    public PixelFlipping replacingBy(Baseline baseline) {
        return new PixelFlipping(baseline, steps());
    }

    /**
     * The same metric with another number of steps, each of which costs one forward pass.
     *
     * @param number at least 1
     */
    public PixelFlipping inSteps(int number) {
        return new PixelFlipping(baseline(), steps().of(StepSize.ofSteps(number)));
    }

    /**
     * The same metric with so many pixels at each step; the last step has what is left. Each step costs one forward pass.
     *
     * @param pixels at least 1
     */
    public PixelFlipping inStepsOf(int pixels) {
        return new PixelFlipping(baseline(), steps().of(StepSize.ofPixels(pixels)));
    }

    @Override
    String steppingWords() {
        return steps().order().words() + " pixels flipped first";
    }
}
