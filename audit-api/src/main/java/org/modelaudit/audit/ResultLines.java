package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Pair;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SliceVerdict;
import org.modelaudit.gate.Verdict;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.LedgerUse;

/** What a passing audit says on the console, one line for each requirement; one that does not pass says it in its failure. */
final class ResultLines {

    private static final int MOST_REMARKS = 5;
    private static final int MOST_SLICES = 5;

    private ResultLines() {}

    static List<String> of(AuditResult result) {
        List<String> lines = new ArrayList<>();
        if (result.status().fails()) {
            return lines;
        }
        lines.add("%s  %s: what %s looks at, according to %s, on %s of %s"
                .formatted(
                        result.status(),
                        result.identity().title(),
                        result.model().file(),
                        result.explainerName(),
                        result.pictures(),
                        result.data()));
        lines.addAll(table(result.verdicts()));
        for (Verdict verdict : result.verdicts()) {
            verdict.compared().ifPresent(found -> lines.addAll(compared(verdict, found)));
            if (verdict.comparison() == null) {
                lines.addAll(slices(verdict));
            }
        }
        lines.addAll(unmeasured(result.verdicts()));
        lines.add("  accuracy " + result.accuracyAndInput());
        LedgerUse ledger = result.run().ledger();
        Stream.concat(Stream.of(ledger.toString()), ledger.remarks().stream())
                .filter(words -> !words.isEmpty())
                .forEach(words -> lines.add("  ledger  " + words));
        List<String> remarks = result.remarks();
        remarks.stream().limit(MOST_REMARKS).forEach(remark -> lines.add("  remark  " + remark));
        if (remarks.size() > MOST_REMARKS) {
            lines.add("  remark  and %d more, which stand in the report".formatted(remarks.size() - MOST_REMARKS));
        }
        return lines;
    }

    /** Why samples have no value; what several requirements miss alike is said once. */
    private static Set<String> unmeasured(List<Verdict> verdicts) {
        Set<String> lines = new LinkedHashSet<>();
        for (Verdict verdict : verdicts) {
            Finding finding = verdict.finding();
            finding.undefined().forEach((why, count) -> lines.add("  undefined %d: %s".formatted(count, why)));
            List<String> failures = finding.failures();
            if (!failures.isEmpty()) {
                lines.add("  unread %d, such as: %s".formatted(failures.size(), failures.get(0)));
            }
        }
        return lines;
    }

    private static List<String> table(List<Verdict> verdicts) {
        int requirement = width(verdicts.stream().map(ResultLines::required).toList());
        int value = width(verdicts.stream().map(ResultLines::value).toList());
        int interval = width(verdicts.stream().map(ResultLines::interval).toList());
        String line = "  %-" + requirement + "s  %" + value + "s  %-" + Math.max(1, interval) + "s  n = %d of %d";
        return verdicts.stream()
                .map(verdict -> line.formatted(
                        required(verdict),
                        value(verdict),
                        interval(verdict),
                        verdict.n(),
                        verdict.finding().results().size()))
                .toList();
    }

    private static List<String> compared(Verdict verdict, PairedComparison found) {
        List<String> lines = new ArrayList<>();
        lines.add("  %s: %s".formatted(verdict.requirement().metric().name(), verdict.reason()));
        List<Pair> worse = found.worse();
        if (!worse.isEmpty()) {
            lines.add("    worse  "
                    + worse.stream().limit(MOST_SLICES).map(Pair::toString).collect(Collectors.joining(", "))
                    + (worse.size() > MOST_SLICES ? " and %d more".formatted(worse.size() - MOST_SLICES) : ""));
        }
        return lines;
    }

    /** The worst slices of a requirement; one that is judged as a whole has none. */
    private static List<String> slices(Verdict verdict) {
        List<SliceVerdict> slices = verdict.slices();
        List<String> lines = new ArrayList<>();
        if (slices.isEmpty()) {
            return lines;
        }
        lines.add("  %s: %d slices, worst first".formatted(verdict.requirement(), slices.size()));
        for (SliceVerdict slice : slices.subList(0, Math.min(MOST_SLICES, slices.size()))) {
            lines.add("    %s  %s  %s  n = %d"
                    .formatted(
                            slice.name(),
                            value(slice.verdict()),
                            interval(slice.verdict()),
                            slice.verdict().n()));
        }
        return lines;
    }

    private static String required(Verdict verdict) {
        return verdict.requirement().toString();
    }

    private static String value(Verdict verdict) {
        Double estimate = verdict.estimate();
        return estimate == null ? "-" : Numbers.plain(estimate);
    }

    private static String interval(Verdict verdict) {
        ConfidenceInterval ofDifference =
                verdict.compared().map(PairedComparison::interval).orElse(null);
        if (ofDifference != null) {
            return "difference %s at %s".formatted(ofDifference, Numbers.percent(ofDifference.level()));
        }
        return verdict.confidenceInterval()
                .map(interval -> interval + " at " + Numbers.percent(interval.level()))
                .orElse("no interval");
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElse(1);
    }
}
