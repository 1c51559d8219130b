package org.modelaudit.report.record;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Comparison;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Pair;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Statistic;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.WaiverUse;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.report.record.RecordedMeasure.RecordedComparison;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedMeasure.RecordedPair;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.RecordedVerdict.RecordedSlice;
import org.modelaudit.report.record.RecordedVerdict.RecordedThreshold;
import org.modelaudit.report.record.RecordedVerdict.RecordedWaiver;

/** Makes the record of a verdict. */
final class RecordedVerdicts {

    private static final int MOST_MOVERS = 20;

    private static final String OURS = "org.modelaudit.";

    private RecordedVerdicts() {}

    static RecordedVerdict of(Verdict verdict) {
        Requirement requirement = verdict.requirement();
        SortedMap<String, Double> values = new TreeMap<>();
        SortedMap<String, String> undefined = new TreeMap<>();
        SortedMap<String, String> failed = new TreeMap<>();
        for (SampleResult result : verdict.finding().results()) {
            if (result.outcome() instanceof Outcome.Value value) {
                values.put(result.sampleId(), value.value());
            } else if (result.outcome() instanceof Outcome.Undefined none) {
                undefined.put(result.sampleId(), none.reason());
            } else if (result.outcome() instanceof Outcome.Failed none) {
                failed.put(result.sampleId(), Places.fromHere(none.message()));
            }
        }
        return new RecordedVerdict(
                requirement.toString(),
                requirement.sanity(),
                requirement.slicedBy(),
                metric(requirement.metric()),
                threshold(requirement.threshold()),
                measure(verdict),
                verdict.slices().stream()
                        .map(slice -> new RecordedSlice(slice.name(), measure(slice.verdict())))
                        .toList(),
                waiver(verdict.waived()),
                values,
                undefined,
                failed);
    }

    private static RecordedMetric metric(Metric metric) {
        return new RecordedMetric(
                metric.id().toString(),
                metric.name(),
                family(metric),
                metric.direction(),
                RecordedAudits.finite(metric.range().low()),
                RecordedAudits.finite(metric.range().high()),
                metric.source(),
                new TreeMap<>(metric.settings()),
                metric.isProportion());
    }

    /** Families are packages, and a team's own metrics are of none. */
    private static String family(Metric metric) {
        String type = metric.getClass().getName();
        return type.startsWith(OURS) ? type.substring(OURS.length(), type.indexOf('.', OURS.length())) : "";
    }

    private static RecordedThreshold threshold(Threshold threshold) {
        Statistic statistic = threshold.statistic();
        Comparison comparison = threshold.comparison();
        return new RecordedThreshold(
                RecordedAudits.finite(threshold.low()),
                RecordedAudits.finite(threshold.high()),
                statistic == null ? "every sample" : statistic.toString(),
                threshold.confidence(),
                threshold.undefinedLimit(),
                threshold.precision(),
                threshold.sequential(),
                comparison == null ? null : against(comparison),
                comparison == null ? null : comparison.margin());
    }

    private static String against(Comparison comparison) {
        AuditedModel other = comparison.other();
        if (other == null) {
            return "baseline";
        }
        ModelIdentity model = other.identity();
        return model.hasBytes() ? "%s, sha256 %s".formatted(model.file(), model.sha256()) : model.file();
    }

    private static RecordedMeasure measure(Verdict verdict) {
        return new RecordedMeasure(
                verdict.status(),
                Places.fromHere(verdict.reason()),
                verdict.remedy(),
                verdict.estimate(),
                interval(verdict.interval()),
                verdict.n(),
                verdict.finding().results().size(),
                comparison(verdict.comparison()));
    }

    private static @Nullable RecordedInterval interval(@Nullable ConfidenceInterval interval) {
        return interval == null
                ? null
                : new RecordedInterval(interval.low(), interval.high(), interval.level(), interval.method());
    }

    private static @Nullable RecordedComparison comparison(@Nullable PairedComparison comparison) {
        if (comparison == null) {
            return null;
        }
        List<Pair> worse = comparison.worse();
        return new RecordedComparison(
                comparison.baseline(),
                comparison.before(),
                comparison.after(),
                interval(comparison.interval()),
                comparison.pairs(),
                worse.size(),
                worse.stream().limit(MOST_MOVERS).map(RecordedVerdicts::pair).toList(),
                comparison.broken().stream().map(RecordedVerdicts::pair).toList(),
                comparison.lost());
    }

    private static RecordedPair pair(Pair pair) {
        return new RecordedPair(pair.sampleId(), pair.before(), pair.after());
    }

    private static @Nullable RecordedWaiver waiver(@Nullable WaiverUse use) {
        return use == null
                ? null
                : new RecordedWaiver(
                        use.waiver().owner(),
                        use.waiver().reason(),
                        use.waiver().expires().toString(),
                        use.instead());
    }
}
