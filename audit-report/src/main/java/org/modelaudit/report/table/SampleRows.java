package org.modelaudit.report.table;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SampleSummary;

/** The rows of a table of everything that was measured: the samples, or the items of a study, of which a model says nothing. */
final class SampleRows {

    private final List<String> ids;
    private final String over;
    private final Map<String, SampleSummary> summaries = new HashMap<>();
    /** By the very finding, because one of thousands of samples takes as long to hash as to read. */
    private final IdentityHashMap<Finding, Map<String, Outcome>> outcomes = new IdentityHashMap<>();

    private SampleRows(List<String> ids, String over) {
        this.ids = ids;
        this.over = over;
    }

    static SampleRows of(AuditResult result) {
        Set<String> ids = new LinkedHashSet<>();
        IdentityHashMap<Finding, Map<String, Outcome>> outcomes = new IdentityHashMap<>();
        for (Verdict verdict : result.verdicts()) {
            Map<String, Outcome> own = outcomes.computeIfAbsent(verdict.finding(), any -> new HashMap<>());
            for (SampleResult each : verdict.finding().results()) {
                ids.add(each.sampleId());
                own.put(each.sampleId(), each.outcome());
            }
        }
        String over = result.verdicts().stream()
                .map(verdict -> verdict.requirement().metric().over())
                .distinct()
                .collect(Collectors.joining(" and "));
        SampleRows rows = new SampleRows(List.copyOf(ids), over);
        rows.outcomes.putAll(outcomes);
        result.samples().forEach(sample -> rows.summaries.put(sample.id(), sample));
        return rows;
    }

    /** What is measured, in the order of the findings. */
    List<String> ids() {
        return ids;
    }

    /** What they are, in the plural. */
    String over() {
        return over;
    }

    /** What a model says of it; nothing, where it is no sample. */
    SampleSummary summary(String id) {
        return Objects.requireNonNullElseGet(
                summaries.get(id), () -> new SampleSummary(id, OptionalInt.empty(), null, -1, new TreeMap<>()));
    }

    /** What a finding says of it; null where it does not speak of it. */
    @Nullable
    Outcome outcome(Finding finding, String id) {
        return outcomes.getOrDefault(finding, Map.of()).get(id);
    }
}
