package org.modelaudit.report.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Pair;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.MistakeAnalysis;

/**
 * Which samples a contact sheet shows. Equal values keep the order of the set, so the choice is always the same.
 *
 * @param title of the group
 * @param results of the samples, none in two groups
 */
record SampleSelection(String title, List<SampleResult> results) {

    /** So many samples in a group. */
    static final int LARGEST = 4;

    /**
     * The worst, worst first, those around the median, the best, best first; and some that have no value. A set that
     * is no larger than these groups is shown whole, worst first.
     */
    static List<SampleSelection> of(Finding finding) {
        List<SampleResult> ranked = ranked(finding);
        List<SampleSelection> groups = new ArrayList<>();
        int n = ranked.size();
        if (n > 0 && n <= 3 * LARGEST) {
            groups.add(new SampleSelection("All, worst first", ranked));
        } else if (n > 0) {
            int middle = (n - LARGEST) / 2;
            List<SampleResult> best = new ArrayList<>(ranked.subList(n - LARGEST, n));
            Collections.reverse(best);
            groups.add(new SampleSelection("Worst", ranked.subList(0, LARGEST)));
            groups.add(new SampleSelection("Median", ranked.subList(middle, middle + LARGEST)));
            groups.add(new SampleSelection("Best", best));
        }
        List<SampleResult> without = finding.results().stream()
                .filter(r -> !(r.outcome() instanceof Outcome.Value))
                .toList();
        if (!without.isEmpty()) {
            groups.add(new SampleSelection(
                    "Without a value (%d of %d)"
                            .formatted(without.size(), finding.results().size()),
                    without.stream().limit(LARGEST).toList()));
        }
        return groups;
    }

    /** The worst sample and the one in the middle, each for itself, for what is too costly or too large to show of more. */
    static List<SampleSelection> worstAndMedian(Finding finding) {
        List<SampleResult> ranked = ranked(finding);
        List<SampleSelection> groups = new ArrayList<>();
        if (!ranked.isEmpty()) {
            groups.add(new SampleSelection("Worst", ranked.subList(0, 1)));
        }
        int middle = ranked.size() / 2;
        if (middle > 0) {
            groups.add(new SampleSelection("Median", ranked.subList(middle, middle + 1)));
        }
        return groups;
    }

    private static List<SampleResult> ranked(Finding finding) {
        return finding.results().stream()
                .filter(r -> r.outcome() instanceof Outcome.Value)
                .sorted(worstFirst(finding.metric().direction()))
                .toList();
    }

    /** Mistakes whose object was found and mistakes whose object was missed, in the set's order. */
    static List<SampleSelection> of(MistakeAnalysis mistakes) {
        return Stream.of(
                        group("Object found: the features saw it", mistakes.classifierFaults(), mistakes.finding()),
                        group("Object missed by the features", mistakes.featureFaults(), mistakes.finding()))
                .filter(group -> !group.results.isEmpty())
                .toList();
    }

    /** The pictures that became worse most, most first, each for itself with what it was and is. */
    static List<SampleSelection> ofMovers(Verdict verdict) {
        Map<String, SampleResult> now = new HashMap<>();
        verdict.finding().results().forEach(result -> now.put(result.sampleId(), result));
        List<Pair> worse = verdict.compared().map(PairedComparison::worse).orElse(List.of());
        List<SampleSelection> groups = new ArrayList<>();
        for (Pair pair : worse.stream().limit(LARGEST).toList()) {
            SampleResult result = now.get(pair.sampleId());
            if (result != null) {
                groups.add(new SampleSelection(
                        "Was %s, is %s".formatted(Numbers.plain(pair.before()), Numbers.plain(pair.after())),
                        List.of(result)));
            }
        }
        return groups;
    }

    private static SampleSelection group(String title, List<String> ids, Finding finding) {
        Set<String> shown = ids.stream().limit(2L * LARGEST).collect(Collectors.toSet());
        return new SampleSelection(
                "%s (%d)".formatted(title, ids.size()),
                finding.results().stream()
                        .filter(result -> shown.contains(result.sampleId()))
                        .toList());
    }

    private static Comparator<SampleResult> worstFirst(Direction direction) {
        Comparator<SampleResult> byValue = Comparator.comparingDouble(r -> ((Outcome.Value) r.outcome()).value());
        return direction == Direction.HIGHER_IS_BETTER ? byValue : byValue.reversed();
    }
}
