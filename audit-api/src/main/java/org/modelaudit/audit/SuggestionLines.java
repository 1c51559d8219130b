package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.ThresholdSuggestion;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Metric;
import org.modelaudit.result.AuditResult;

/** What {@code modelaudit.suggest} prints of an audit: each metric with what this run gives and a threshold that this suggests. */
final class SuggestionLines {

    private SuggestionLines() {}

    static List<String> of(AuditResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "SUGGEST  %s: thresholds on the mean that a model equal to %s misses in at most 1 of 100 audits of as many new pictures"
                        .formatted(result.identity().title(), result.model().file()));
        Set<Metric> told = new LinkedHashSet<>();
        for (Verdict verdict : result.verdicts()) {
            if (told.add(verdict.requirement().metric())) {
                lines.add("  " + line(verdict.finding()));
            }
        }
        return lines;
    }

    private static String line(Finding finding) {
        Optional<ThresholdSuggestion> suggestion = ThresholdSuggestion.of(finding);
        String name = finding.metric().name();
        int n = finding.values().length;
        if (suggestion.isEmpty()) {
            return "%s: %d values are too few to suggest one; audit at least %d pictures, better 100"
                    .formatted(name, n, ThresholdSuggestion.FEWEST);
        }
        ThresholdSuggestion found = suggestion.get();
        return "%s: mean %s, 95 %% interval %s, n = %d; %s"
                .formatted(
                        name,
                        Numbers.plain(found.mean()),
                        found.interval(),
                        n,
                        found.says()
                                ? found.threshold()
                                : "no threshold within %s, the values vary too much for so few; audit more pictures"
                                        .formatted(finding.metric().range()));
    }
}
