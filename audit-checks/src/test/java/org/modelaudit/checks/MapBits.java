package org.modelaudit.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/** A map as one number, which a single other bit makes another. */
record MapBits() implements Metric {

    @Override
    public MetricDescription description() {
        return MetricDescription.higherIsBetter("map-bits/test@1", "bits of the map", "none")
                .in(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        return measurement.samples().stream()
                .map(sample -> {
                    Heatmap map = Objects.requireNonNull(sample.explanation().heatmap());
                    return Outcome.value(Arrays.hashCode(map.values()));
                })
                .toList();
    }
}
