package org.modelaudit.samples.papers;

import java.util.List;
import java.util.Objects;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * A metric of the map less its minimum, {@code (L - min L)}, where others take its positive part: what code computes that scales a map to
 * [0, 1] without the ReLU. The same for a map whose minimum is 0.
 *
 * @param metric of maps that are not negative
 */
record FromMinimum(Metric metric) implements Metric {

    @Override
    public MetricDescription description() {
        return metric.description();
    }

    @Override
    public boolean needsRegion() {
        return metric.needsRegion();
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        return metric.measure(new Measurement(
                measurement.model(),
                measurement.explainer(),
                measurement.samples().stream().map(FromMinimum::shifted).toList(),
                measurement.batch(),
                measurement.shared(),
                measurement.kept()));
    }

    private static ExplainedSample shifted(ExplainedSample sample) {
        Explanation explanation = sample.explanation();
        Heatmap map = shifted(Objects.requireNonNull(explanation.heatmap()));
        return new ExplainedSample(
                sample.sample(),
                sample.geometry(),
                new Explanation(
                        explanation.prediction(), explanation.explainedClass(), map, null, explanation.diagnostics()));
    }

    static Heatmap shifted(Heatmap map) {
        float[] values = map.values();
        float low = map.min();
        for (int i = 0; i < values.length; i++) {
            values[i] -= low;
        }
        return new Heatmap(map.width(), map.height(), values);
    }
}
