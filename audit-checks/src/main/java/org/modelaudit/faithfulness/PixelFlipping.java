package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.MetricDescription;

/**
 * How fast the explained class becomes improbable when pixels are flipped to their negative: the area under the curve of its
 * softmax probability, until all pixels are flipped.
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
        super(
                order == RemovalOrder.MOST_RELEVANT_FIRST ? MOST_FIRST : LEAST_FIRST,
                flipped,
                new PixelSteps(order, steps));
    }

    /** The same metric with something else in the place of flipped pixels. */
    public PixelFlipping replacingBy(Baseline baseline) {
        return new PixelFlipping(steps().order(), baseline, steps().number());
    }

    /**
     * The same metric with another number of steps, each of which costs one forward pass.
     *
     * @param number at least 1
     */
    public PixelFlipping inSteps(int number) {
        return new PixelFlipping(steps().order(), baseline(), number);
    }
}
