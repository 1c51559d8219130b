package org.modelaudit.gate;

import java.util.HashMap;
import java.util.Map;
import org.modelaudit.metric.Outcome;

/**
 * What a metric is compared with: what it said of each picture when its baseline was recorded, or says of each with another model.
 *
 * @param name of the model that it was
 * @param values by sample id, rounded as {@link StoredValue} does; a sample without a value is absent
 */
public record BaselineValues(String name, Map<String, Double> values) {

    public BaselineValues {
        values = Map.copyOf(values);
    }

    /** What was measured of another model, rounded as a baseline is, so that both mean the same. */
    public static BaselineValues of(String name, Finding finding) {
        Map<String, Double> values = new HashMap<>();
        for (SampleResult result : finding.results()) {
            if (result.outcome() instanceof Outcome.Value value) {
                values.put(result.sampleId(), StoredValue.of(value.value()));
            }
        }
        return new BaselineValues(name, values);
    }

    /** Share of the samples of a finding that have no value here, in [0, 1]. */
    double shareWithout(Finding finding) {
        long without = finding.results().stream()
                .filter(result -> !values.containsKey(result.sampleId()))
                .count();
        return finding.results().isEmpty()
                ? 1
                : (double) without / finding.results().size();
    }
}
