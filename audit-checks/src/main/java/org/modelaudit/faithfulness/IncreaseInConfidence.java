package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Whether the explained class becomes more probable when only what the map shows is left: 1 where {@code Y < O}, else 0, with
 * {@code Y} for the picture and {@code O} for the picture times its map.
 *
 * <p>The mean is a proportion, higher is better. Chattopadhyay et al., Grad-CAM++, WACV 2018. A class that is
 * certain already cannot increase.
 */
public final class IncreaseInConfidence extends FadingMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "increase-in-confidence/paper@1",
            "increase in confidence",
            "Chattopadhyay et al., Grad-CAM++, WACV 2018, increase in confidence");

    IncreaseInConfidence(Baseline baseline) {
        super(DESCRIPTION, baseline);
    }

    /** The same metric that fades the picture to something else than 0 in the model's units. */
    public IncreaseInConfidence fadingTo(Baseline other) {
        return new IncreaseInConfidence(other);
    }

    @Override
    public boolean isProportion() {
        return true;
    }

    @Override
    Outcome measure(FadedPicture picture) {
        return picture.confidence((before, after) -> Outcome.value(before < after ? 1 : 0));
    }
}
