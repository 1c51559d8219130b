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
 * Whether the explained class becomes more probable when only what the map shows is left: 1 where {@code Y < O}, else 0, with
 * {@code Y} for the picture and {@code O} for the picture times its map.
 *
 * <p>The mean is a proportion, higher is better. Chattopadhyay et al., Grad-CAM++, WACV 2018. A class that is
 * certain already cannot increase.
 */
public final class IncreaseInConfidence implements Metric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "increase-in-confidence/paper@1",
            "increase in confidence",
            "Chattopadhyay et al., Grad-CAM++, WACV 2018, increase in confidence");

    private final Baseline baseline;

    IncreaseInConfidence(Baseline baseline) {
        this.baseline = baseline;
    }

    /** The same metric that fades the picture to something else than 0 in the model's units. */
    public IncreaseInConfidence fadingTo(Baseline other) {
        return new IncreaseInConfidence(other);
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean isProportion() {
        return true;
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
        return FadedConfidence.of(measurement, baseline)
                .outcomes((before, after) -> Outcome.value(before < after ? 1 : 0));
    }
}
