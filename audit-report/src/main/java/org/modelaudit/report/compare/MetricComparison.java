package org.modelaudit.report.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.MetricScale;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SlicedComparison;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;

/**
 * What became of one metric of an audit.
 *
 * @param metric as the new record has it
 * @param scale of it
 * @param change of the whole, its slices and single pictures together
 * @param mean what became of the mean over all pictures alone
 * @param finding why, a clause
 * @param values pairs, mean and slices; null where nothing can be compared
 * @param slices worse ones first
 * @param gained ids of the pictures that had no value and have one now
 * @param verdicts on requirements of this metric, in both records
 */
public record MetricComparison(
        RecordedMetric metric,
        MetricScale scale,
        Change change,
        Change mean,
        String finding,
        @Nullable SlicedComparison values,
        List<SliceChange> slices,
        List<String> gained,
        List<VerdictChange> verdicts) {

    /** Regressions first, among those the clearest. */
    static final Comparator<MetricComparison> REGRESSIONS_FIRST = Comparator.comparing(MetricComparison::change)
            .thenComparingDouble(MetricComparison::clearness)
            .thenComparing(metric -> metric.metric.id())
            .thenComparing(metric -> metric.metric.settings().toString());

    /** All pictures that have a value both times; empty where nothing can be compared. */
    public Optional<PairedComparison> whole() {
        return Optional.ofNullable(values).map(SlicedComparison::whole);
    }

    /** Each setting behind a comma; empty where there is none. */
    String settingsInWords() {
        return metric.settings().entrySet().stream()
                .map(entry -> ", %s=%s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    /** Whether nothing moved, and nothing lost or gained a value. */
    boolean isEqual() {
        return change == Change.EQUAL
                && gained.isEmpty()
                && whole().map(found -> found.lost().isEmpty()).orElse(false);
    }

    /** The slices that are worse, most clearly first. */
    public List<SliceChange> worseSlices() {
        return slices.stream().filter(slice -> slice.change == Change.WORSE).toList();
    }

    private double clearness() {
        return whole().map(found -> Change.clearness(found, scale.gain(found.difference())))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * One slice.
     *
     * @param name for people
     * @param change of it
     * @param comparison of its pictures
     * @param before what the old record judged of it; null where it judged nothing
     * @param after what the new record judged of it
     */
    public record SliceChange(
            String name,
            Change change,
            PairedComparison comparison,
            @Nullable Status before,
            @Nullable Status after) {}

    /**
     * One requirement in both records.
     *
     * @param requirement in words
     * @param before null where the old record has no such requirement
     * @param after null where the new record has none
     */
    public record VerdictChange(
            String requirement,
            @Nullable Status before,
            @Nullable Status after) {}
}
