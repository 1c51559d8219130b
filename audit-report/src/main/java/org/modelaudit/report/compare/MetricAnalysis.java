package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.MetricScale;
import org.modelaudit.gate.PairedAnalysis;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SlicedComparison;
import org.modelaudit.gate.SlicedComparison.SliceComparison;
import org.modelaudit.gate.Status;
import org.modelaudit.metric.Range;
import org.modelaudit.report.compare.MetricComparison.SliceChange;
import org.modelaudit.report.compare.MetricComparison.VerdictChange;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.RecordedVerdict.RecordedSlice;

/** What became of one metric: its values on the pictures that both records have. */
final class MetricAnalysis {

    private final MetricPairing.Same verdicts;
    private final RecordedMetric metric;
    private final MetricScale scale;

    MetricAnalysis(MetricPairing.Same verdicts) {
        this.verdicts = verdicts;
        this.metric = verdicts.after().get(0).metric();
        this.scale = new MetricScale(metric.direction(), range(metric), metric.proportion());
    }

    private static Range range(RecordedMetric metric) {
        Double low = metric.low();
        Double high = metric.high();
        return new Range(low == null ? Double.NEGATIVE_INFINITY : low, high == null ? Double.POSITIVE_INFINITY : high);
    }

    /** That nothing can be compared, and why. */
    MetricComparison refused(String why) {
        return new MetricComparison(
                metric,
                scale,
                Change.NOT_COMPARABLE,
                Change.NOT_COMPARABLE,
                why,
                null,
                List.of(),
                List.of(),
                verdictChanges());
    }

    /**
     * @param earlier the old model, for people
     */
    MetricComparison compared(SamePictures pictures, String earlier) {
        if (!metric.isOfPictures()) {
            return refused("its values are of %s and not of pictures, and nothing pairs those of two models"
                    .formatted(metric.over()));
        }
        Map<String, Double> before = values(verdicts.before().get(0), pictures);
        Map<String, Double> after = values(verdicts.after().get(0), pictures);
        PairedAnalysis analysis = new PairedAnalysis(scale, earlier, PairedAnalysis.LEVEL);
        SlicedComparison found = analysis.compare(before, after, pictures.slices());
        List<String> gained =
                after.keySet().stream().filter(id -> !before.containsKey(id)).toList();
        List<SliceChange> slices = found.slices().stream()
                .map(slice -> slice(slice, analysis))
                .sorted(Comparator.comparing(SliceChange::change)
                        .thenComparingDouble(slice -> Change.clearness(
                                slice.comparison(),
                                scale.gain(slice.comparison().difference())))
                        .thenComparing(SliceChange::name))
                .toList();
        Change mean = change(found.whole(), analysis);
        MetricFinding finding = MetricFinding.of(found, slices, gained, scale, mean);
        return new MetricComparison(
                metric, scale, finding.change(), mean, finding.reason(), found, slices, gained, verdictChanges());
    }

    private static Map<String, Double> values(RecordedVerdict verdict, SamePictures pictures) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String id : pictures.ids()) {
            Double value = verdict.values().get(id);
            if (value != null) {
                values.put(id, value);
            }
        }
        return values;
    }

    private static Change change(PairedComparison comparison, PairedAnalysis analysis) {
        if (comparison.pairs() == 0) {
            return Change.NOT_COMPARABLE;
        }
        if (comparison.movers().isEmpty()) {
            return Change.EQUAL;
        }
        if (analysis.isLoss(comparison)) {
            return Change.WORSE;
        }
        return analysis.isGain(comparison) ? Change.BETTER : Change.NO_DIFFERENCE_SHOWN;
    }

    private SliceChange slice(SliceComparison slice, PairedAnalysis analysis) {
        return new SliceChange(
                slice.name(),
                change(slice.comparison(), analysis),
                slice.comparison(),
                status(verdicts.before(), slice.name()),
                status(verdicts.after(), slice.name()));
    }

    /** The worst that any requirement of the metric says of a slice. */
    private static @Nullable Status status(List<RecordedVerdict> verdicts, String slice) {
        @Nullable Status worst = null;
        for (RecordedVerdict verdict : verdicts) {
            for (RecordedSlice judged : verdict.slices()) {
                if (judged.name().equals(slice)) {
                    Status status = judged.measured().status();
                    worst = worst == null ? status : worst.worse(status);
                }
            }
        }
        return worst;
    }

    private List<VerdictChange> verdictChanges() {
        Map<String, Status> before = statuses(verdicts.before());
        Map<String, Status> after = statuses(verdicts.after());
        Set<String> texts = new LinkedHashSet<>(after.keySet());
        texts.addAll(before.keySet());
        List<VerdictChange> changes = new ArrayList<>();
        texts.forEach(text -> changes.add(new VerdictChange(text, before.get(text), after.get(text))));
        return changes;
    }

    private static Map<String, Status> statuses(List<RecordedVerdict> verdicts) {
        Map<String, Status> statuses = new LinkedHashMap<>();
        for (RecordedVerdict verdict : verdicts) {
            statuses.merge(verdict.text(), verdict.measured().status(), Status::worse);
        }
        return statuses;
    }
}
