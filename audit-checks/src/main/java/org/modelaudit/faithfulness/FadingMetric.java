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

/** What the metrics share that hold each picture against what is left of it when its map {@link Fading fades} it. */
abstract class FadingMetric implements Metric {

    private final MetricDescription description;
    private final Baseline baseline;

    FadingMetric(MetricDescription description, Baseline baseline) {
        this.description = description;
        this.baseline = baseline;
    }

    @Override
    public final MetricDescription description() {
        return description;
    }

    @Override
    public final Map<String, String> settings() {
        return Map.of("baseline", baseline.toString());
    }

    /** The faded picture, and the picture itself where the map speaks for another class than the predicted one. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(2, 0, 0, 0);
    }

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        return FadedPicture.of(measurement, baseline).stream()
                .map(picture -> picture.map().defect().isPresent()
                        ? Outcome.undefined("the heatmap is nowhere positive")
                        : measure(picture))
                .toList();
    }

    /**
     * The formula: one sample's outcome.
     *
     * @param picture whose map is somewhere positive
     */
    abstract Outcome measure(FadedPicture picture);
}
