package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.MetricDescription;

/**
 * How fast the explained class becomes improbable when the most relevant pixels are removed first: the area under the curve of
 * its probability from the whole picture to the removed one.
 *
 * <p>In [0, 1], lower is better. Petsiuk et al., RISE, BMVC 2018, causal metric, algorithm 1; removed pixels are 0 in the model's
 * units. The steps are those of {@link Insertion}: 28 at any size, which is RISE's own 1792 pixels at 224×224. Pixels are ranked by
 * the signed map; equal ones come in an order drawn for the sample. A model that scores the removed picture high has a high
 * deletion whatever the map says.
 */
public final class Deletion extends PixelCurveMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.lowerIsBetter(
            "deletion/paper@1", "deletion", "Petsiuk et al., RISE, BMVC 2018, causal metric");

    Deletion(Baseline end, int steps) {
        this(end, new PixelSteps(RemovalOrder.MOST_RELEVANT_FIRST, StepSize.ofSteps(steps)));
    }

    private Deletion(Baseline end, PixelSteps steps) {
        super(DESCRIPTION, end, steps);
    }

    /** The same metric with something else in the place of removed pixels. */
    public Deletion replacingBy(Baseline baseline) {
        return new Deletion(baseline, steps());
    }

    /**
     * The same metric with another number of steps, each of which costs one forward pass.
     *
     * @param number at least 1
     */
    public Deletion inSteps(int number) {
        return new Deletion(baseline(), steps().of(StepSize.ofSteps(number)));
    }

    /**
     * The same metric with so many pixels at each step, as {@code CausalMetric} in RISE's code counts them; the last step has what
     * is left. Each step costs one forward pass.
     *
     * @param pixels at least 1
     */
    public Deletion inStepsOf(int pixels) {
        return new Deletion(baseline(), steps().of(StepSize.ofPixels(pixels)));
    }

    @Override
    String steppingWords() {
        return "most relevant pixels removed first";
    }
}
