package org.modelaudit.gate;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.metric.Outcome;

/**
 * One picture before and after.
 *
 * @param sampleId id in the set
 * @param before value in the baseline, or of the other model
 * @param after value now, rounded alike
 * @param gain by how much it became better, negative where it became worse, 0 where nothing but rounding changed
 */
public record Pair(String sampleId, double before, double after, double gain) {

    /** Those of the pictures that have a value in the baseline and now, in the set's order. */
    static List<Pair> of(Finding finding, BaselineValues baseline) {
        MetricScale scale = MetricScale.of(finding.metric());
        List<Pair> pairs = new ArrayList<>();
        for (SampleResult result : finding.results()) {
            Double before = baseline.values().get(result.sampleId());
            if (before != null && result.outcome() instanceof Outcome.Value value) {
                pairs.add(of(result.sampleId(), before, value.value(), scale));
            }
        }
        return pairs;
    }

    /**
     * One of them.
     *
     * @param before rounded as {@link StoredValue} does
     * @param value as it was measured now
     */
    static Pair of(String sampleId, double before, double value, MetricScale scale) {
        double after = StoredValue.of(value);
        return new Pair(sampleId, before, after, scale.gain(StoredValue.change(before, after, scale.range())));
    }

    /** For example {@code shape_007.png 0.81 → 0.42}. */
    @Override
    public String toString() {
        return "%s %s → %s".formatted(sampleId, Numbers.plain(before), Numbers.plain(after));
    }
}
