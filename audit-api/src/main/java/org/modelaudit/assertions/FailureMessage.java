package org.modelaudit.assertions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;

/**
 * What an audit that does not pass says: what was required, what was measured with its interval and n, what would decide it, which
 * samples were worst, what it was measured on, and where its report is.
 */
final class FailureMessage {

    private static final int WORST = 3;

    private FailureMessage() {}

    /**
     * @param written where a reader finds what was written of it, one sentence each
     */
    static String of(AuditResult result, List<String> written) {
        List<String> lines = new ArrayList<>();
        if (!result.identity().description().isEmpty()) {
            lines.add("[" + result.identity().description() + "]");
        }
        lines.add("The audit %s: what %s looks at, according to %s, on %d pictures of %s."
                .formatted(
                        result.status() == Status.FAIL ? "failed" : "is inconclusive",
                        result.model().file(),
                        result.explainerName(),
                        result.samples().size(),
                        result.data()));
        if (!result.identity().reason().isEmpty()) {
            lines.add("  because    " + result.identity().reason());
        }
        for (Verdict verdict : result.verdicts()) {
            lines.addAll(verdict.status() == Status.PASS ? passed(verdict) : unmet(verdict));
        }
        lines.add("  explainer  %s %s".formatted(result.explainer(), settings(result.explainerSettings())));
        lines.add("  model      " + result.model());
        lines.add("  accuracy   " + result.accuracyAndInput());
        result.remarks().forEach(remark -> lines.add("  remark     " + remark));
        written.forEach(place -> lines.add("  report     " + place));
        return String.join("\n", lines);
    }

    private static List<String> passed(Verdict verdict) {
        return List.of("  PASS       %s: %s".formatted(verdict.requirement(), measured(verdict)));
    }

    private static List<String> unmet(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add("  %-10s %s".formatted(verdict.status(), verdict.requirement()));
        lines.add("    measured %s: %s".formatted(measured(verdict), verdict.reason()));
        if (!verdict.remedy().isEmpty()) {
            lines.add("    to do    " + verdict.remedy());
        }
        String worst = worst(verdict);
        if (!worst.isEmpty()) {
            lines.add("    worst    " + worst);
        }
        verdict.finding().undefined().forEach((why, count) -> lines.add("    undefined %d: %s".formatted(count, why)));
        verdict.finding().failures().stream().limit(WORST).forEach(sentence -> lines.add("    unread   " + sentence));
        int more = verdict.finding().failures().size() - WORST;
        if (more > 0) {
            lines.add("    unread   and %d more".formatted(more));
        }
        return lines;
    }

    private static String measured(Verdict verdict) {
        Double estimate = verdict.estimate();
        if (estimate == null) {
            return "nothing";
        }
        String interval = verdict.confidenceInterval()
                .map(i -> ", %s interval %s".formatted(Numbers.percent(i.level()), i))
                .orElse("");
        return "%s%s, n = %d of %d"
                .formatted(
                        Numbers.plain(estimate),
                        interval,
                        verdict.n(),
                        verdict.finding().results().size());
    }

    private static String worst(Verdict verdict) {
        Comparator<SampleResult> byValue = Comparator.comparingDouble(r -> ((Outcome.Value) r.outcome()).value());
        boolean higherIsBetter = verdict.requirement().metric().direction() == Direction.HIGHER_IS_BETTER;
        return verdict.finding().results().stream()
                .filter(r -> r.outcome() instanceof Outcome.Value)
                .sorted(higherIsBetter ? byValue : byValue.reversed())
                .limit(WORST)
                .map(r -> r.sampleId() + " " + Numbers.plain(((Outcome.Value) r.outcome()).value()))
                .collect(Collectors.joining(", "));
    }

    private static String settings(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
