package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Share of the explained class's probability that is lost when only what the map shows is left: {@code max(0, Y - O) /
 * Y}, with {@code Y} for the picture and {@code O} for the picture times its map.
 *
 * <p>In [0, 1] (papers print percent), lower is better. Chattopadhyay et al., Grad-CAM++, WACV 2018. It is
 * taken of probabilities only: of logits, the quotient has no meaning where they are not positive. Alone it rewards a map that
 * shows everything, so read it with {@link MapComplexity}.
 */
public final class AverageDrop extends FadingMetric {

    private static final MetricDescription RELATIVE = MetricDescription.lowerIsBetter(
            "average-drop/paper@1", "average drop", "Chattopadhyay et al., Grad-CAM++, WACV 2018, average drop");

    private static final MetricDescription ABSOLUTE = MetricDescription.lowerIsBetter(
            "average-drop/absolute@1", "absolute average drop", "pytorch-grad-cam, DropInConfidence: not divided by Y");

    private final boolean relative;

    AverageDrop(boolean relative, Baseline baseline) {
        super(relative ? RELATIVE : ABSOLUTE, baseline);
        this.relative = relative;
    }

    /** The same metric that fades the picture to something else than 0 in the model's units. */
    public AverageDrop fadingTo(Baseline other) {
        return new AverageDrop(relative, other);
    }

    @Override
    Outcome measure(FadedPicture picture) {
        return picture.confidence(this::drop);
    }

    Outcome drop(double before, double after) {
        if (relative && before == 0) {
            return Outcome.undefined("the explained class has probability 0");
        }
        return Outcome.value(Math.max(0, before - after) / (relative ? before : 1));
    }
}
