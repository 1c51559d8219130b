package org.modelaudit.sanity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/** Takes down the single similarities behind a parameter randomisation. */
record Curve(ParameterRandomization metric, Map<String, List<Outcome>> taken) implements Metric {

    Curve(ParameterRandomization metric) {
        this(metric, new LinkedHashMap<>());
    }

    @Override
    public MetricDescription description() {
        return metric.description();
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        taken.putAll(metric.curve(measurement));
        return List.of();
    }
}
