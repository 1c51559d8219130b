package org.modelaudit.assertions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Pair;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.SliceVerdict;
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
    private static final int MOST_SLICES = 10;
    private static final int MOST_MOVERS = 5;

    private FailureMessage() {}

    /**
     * @param written where a reader finds what was written of it, one sentence each
     */
    static String of(AuditResult result, List<String> written) {
        List<String> lines = new ArrayList<>();
        if (!result.identity().description().isEmpty()) {
            lines.add("[" + result.identity().description() + "]");
        }
        lines.add("The audit %s: what %s looks at, according to %s, on %s of %s."
                .formatted(
                        result.status() == Status.FAIL ? "failed" : "is inconclusive",
                        result.model().file(),
                        result.explainerName(),
                        result.pictures(),
                        result.data()));
        if (!result.identity().reason().isEmpty()) {
            lines.add("  because    " + result.identity().reason());
        }
        for (Verdict verdict : result.verdicts()) {
            lines.addAll(verdict.status().fails() ? unmet(verdict) : passed(verdict));
        }
        lines.add("  explainer  %s %s".formatted(result.explainer(), settings(result.explainerSettings())));
        lines.add("  model      " + result.model());
        lines.add("  accuracy   " + result.accuracyAndInput());
        result.remarks().forEach(remark -> lines.add("  remark     " + remark));
        written.forEach(place -> lines.add("  report     " + place));
        return String.join("\n", lines);
    }

    private static List<String> passed(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add("  %-11s%s: %s".formatted(verdict.status(), verdict.requirement(), measured(verdict)));
        if (verdict.status() == Status.WAIVED) {
            lines.add("    waived   " + verdict.reason());
        }
        lines.addAll(slices(verdict));
        return lines;
    }

    private static List<String> unmet(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add("  %-10s %s".formatted(verdict.status(), verdict.requirement()));
        lines.add("    measured %s: %s".formatted(measured(verdict), verdict.reason()));
        if (!verdict.remedy().isEmpty()) {
            lines.add("    to do    " + verdict.remedy());
        }
        lines.addAll(slices(verdict));
        moved(verdict).ifPresent(moved -> lines.add("    moved    " + moved));
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

    /** Every slice that does not pass as far as there is room, or the worst of those that do. */
    private static List<String> slices(Verdict verdict) {
        List<SliceVerdict> unmet = verdict.slices().stream()
                .filter(slice -> slice.verdict().status() != Status.PASS)
                .toList();
        List<String> lines = new ArrayList<>();
        for (SliceVerdict slice : unmet.subList(0, Math.min(MOST_SLICES, unmet.size()))) {
            Verdict part = slice.verdict();
            lines.add("    slice    %s: %s, %s: %s"
                    .formatted(slice.name(), part.status(), measured(part), part.reason()));
        }
        if (unmet.size() > MOST_SLICES) {
            lines.add("    slice    and %d more that do not pass".formatted(unmet.size() - MOST_SLICES));
        }
        if (unmet.isEmpty() && !verdict.slices().isEmpty()) {
            SliceVerdict worst = verdict.slices().get(0);
            lines.add("    slice    %s is the worst of %d: %s"
                    .formatted(worst.name(), verdict.slices().size(), measured(worst.verdict())));
        }
        return lines;
    }

    /** The pictures that became worse most, old and new. */
    private static Optional<String> moved(Verdict verdict) {
        List<Pair> worse = verdict.compared().map(PairedComparison::worse).orElse(List.of());
        return worse.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        worse.stream().limit(MOST_MOVERS).map(Pair::toString).collect(Collectors.joining(", "))
                                + (worse.size() > MOST_MOVERS
                                        ? " and %d more that are worse".formatted(worse.size() - MOST_MOVERS)
                                        : ""));
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
