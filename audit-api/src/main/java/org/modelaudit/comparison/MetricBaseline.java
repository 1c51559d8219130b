package org.modelaudit.comparison;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.StoredValue;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;

/**
 * One metric of a baseline.
 *
 * @param id with dialect and version
 * @param name for people
 * @param settings that decide its numbers
 * @param values by sample id, rounded
 * @param without why the other samples have no value, by sample id
 */
public record MetricBaseline(
        String id,
        String name,
        SortedMap<String, String> settings,
        SortedMap<String, Double> values,
        SortedMap<String, String> without) {

    static final Comparator<MetricBaseline> ORDER =
            Comparator.comparing(MetricBaseline::id).thenComparing(metric -> metric.settings.toString());

    public MetricBaseline {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        without = Collections.unmodifiableSortedMap(new TreeMap<>(without));
    }

    /** What was measured, rounded. */
    public static MetricBaseline of(Finding finding) {
        Metric metric = finding.metric();
        SortedMap<String, Double> values = new TreeMap<>();
        SortedMap<String, String> without = new TreeMap<>();
        for (SampleResult result : finding.results()) {
            if (result.outcome() instanceof Outcome.Value value) {
                values.put(result.sampleId(), StoredValue.of(value.value()));
            } else if (result.outcome() instanceof Outcome.Undefined undefined) {
                without.put(result.sampleId(), "undefined: " + undefined.reason());
            } else {
                without.put(result.sampleId(), "not measured");
            }
        }
        return new MetricBaseline(
                metric.id().toString(), metric.name(), new TreeMap<>(metric.settings()), values, without);
    }

    /** Mean of the values, rounded as they are; 0 where there is none. */
    public double mean() {
        return StoredValue.of(values.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0));
    }

    boolean isOf(Metric metric) {
        return id.equals(metric.id().toString()) && settings.equals(Map.copyOf(metric.settings()));
    }

    /** Whether it is the same metric with the same settings. */
    public boolean isSame(MetricBaseline other) {
        return id.equals(other.id) && settings.equals(other.settings);
    }
}
