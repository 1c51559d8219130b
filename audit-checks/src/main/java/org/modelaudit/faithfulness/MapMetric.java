package org.modelaudit.faithfulness;

import java.util.List;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/** What the metrics share that look at the map alone: its positive part at the size of the input. */
abstract class MapMetric implements Metric {

    @Override
    public final Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.none();
    }

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        InputSpecification input = measurement.model().input();
        return measurement.samples().stream()
                .map(sample -> measure(sample, input))
                .toList();
    }

    private Outcome measure(ExplainedSample sample, InputSpecification input) {
        Heatmap positive = ExplainedPicture.map(sample).positivePart().resized(input.width(), input.height());
        return positive.max() > 0 ? measure(positive) : Outcome.undefined("the heatmap is nowhere positive");
    }

    /**
     * @param map not negative, somewhere positive, at the size of the input
     */
    abstract Outcome measure(Heatmap map);
}
