package org.modelaudit.faithfulness;

import java.util.List;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Share of what the explained class lacks in softmax probability that is gained when only what the map shows is left: {@code
 * max(0, O - Y) / (1 - Y)}, with {@code Y} for the picture and {@code O} for the picture times its map.
 *
 * <p>In [0, 1], higher is better; undefined where the class is certain already. Zhang et al., Opti-CAM, CVIU 2024, average gain: the counterpart of {@link AverageDrop}, where {@link IncreaseInConfidence} only counts.
 */
public final class AverageGain implements Metric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "average-gain/paper@1", "average gain", "Zhang et al., Opti-CAM, CVIU 2024, average gain");

    private final Baseline baseline;

    AverageGain(Baseline baseline) {
        this.baseline = baseline;
    }

    /** The same metric that fades the picture to something else than 0 in the model's units. */
    public AverageGain fadingTo(Baseline other) {
        return new AverageGain(other);
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("baseline", baseline.toString());
    }

    /** The faded picture, and the picture itself where the map speaks for another class than the predicted one. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(2, 0, 0, 0);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        return FadedConfidence.of(measurement, baseline).outcomes(AverageGain::gain);
    }

    private static Outcome gain(double before, double after) {
        return before == 1
                ? Outcome.undefined("the explained class has probability 1 and nothing to gain")
                : Outcome.value(Math.min(1, Math.max(0, after - before) / (1 - before)));
    }
}
