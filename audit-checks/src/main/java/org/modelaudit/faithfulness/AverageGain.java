package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Share of what the explained class lacks in probability that is gained when only what the map shows is left: {@code
 * max(0, O - Y) / (1 - Y)}, with {@code Y} for the picture and {@code O} for the picture times its map.
 *
 * <p>In [0, 1], higher is better; undefined where the class is certain already. Zhang et al., Opti-CAM, CVIU 2024, average gain: the counterpart of {@link AverageDrop}, where {@link IncreaseInConfidence} only counts.
 */
public final class AverageGain extends FadingMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "average-gain/paper@1", "average gain", "Zhang et al., Opti-CAM, CVIU 2024, average gain");

    AverageGain(Baseline baseline) {
        super(DESCRIPTION, baseline);
    }

    /** The same metric that fades the picture to something else than 0 in the model's units. */
    public AverageGain fadingTo(Baseline other) {
        return new AverageGain(other);
    }

    @Override
    Outcome measure(FadedPicture picture) {
        return picture.confidence((before, after) -> before == 1
                ? Outcome.undefined("the explained class has probability 1 and nothing to gain")
                : Outcome.value(Math.min(1, Math.max(0, after - before) / (1 - before))));
    }
}
