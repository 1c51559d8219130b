package org.modelaudit.report.dossier;

import java.util.List;
import org.modelaudit.gate.Numbers;
import org.modelaudit.report.record.RecordedMeasure.RecordedComparison;
import org.modelaudit.report.record.RecordedMeasure.RecordedPair;
import org.modelaudit.report.record.RecordedVerdict;

/** What became of a verdict's pictures since a baseline, or between another model and this. */
final class ComparisonSection {

    private static final int MOST = 10;

    private ComparisonSection() {}

    static void write(Markup out, RecordedVerdict verdict) {
        RecordedComparison comparison = verdict.measured().comparison();
        if (comparison == null) {
            return;
        }
        out.open("p").element("strong", "Compared: ");
        out.text(
                        "with %s; the values before are of %s. Of %d pictures with a value both times %d are worse now; %d broke hard%s; %d have lost their value%s."
                                .formatted(
                                        verdict.threshold().against(),
                                        comparison.before(),
                                        comparison.pairs(),
                                        comparison.worse(),
                                        comparison.broken().size(),
                                        named(comparison.broken().stream()
                                                .map(RecordedPair::sample)
                                                .toList()),
                                        comparison.lost().size(),
                                        named(comparison.lost())))
                .close();
        if (!comparison.movers().isEmpty()) {
            Table.of(out, "The pictures that are worse most", List.of("Picture", "Before", "Now", "Change"), table -> {
                comparison.movers().stream()
                        .limit(MOST)
                        .forEach(pair -> table.row(
                                Words.brief(pair.sample()),
                                Numbers.plain(pair.before()),
                                Numbers.plain(pair.after()),
                                Numbers.plain(pair.after() - pair.before())));
            });
        }
    }

    private static String named(List<String> ids) {
        return ids.isEmpty() ? "" : " (%s)".formatted(Words.names(ids, MOST));
    }
}
