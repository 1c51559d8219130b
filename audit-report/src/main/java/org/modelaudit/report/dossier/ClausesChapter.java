package org.modelaudit.report.dossier;

import java.util.List;
import java.util.stream.Collectors;
import org.modelaudit.report.coverage.ClauseCoverage;
import org.modelaudit.report.coverage.ClauseMapping;
import org.modelaudit.report.coverage.EvidenceKind;
import org.modelaudit.report.record.RunRecord;

/** What this record holds of what laws and standards ask: where to look, and no claim that anything is fulfilled. */
final class ClausesChapter {

    private ClausesChapter() {}

    static Chapter of(RunRecord run) {
        return new Chapter("clauses", "What laws and standards ask, and where this run speaks of it", out -> {
            out.element(
                    "p",
                    "An aid for those who collect evidence. The clauses are shortened and in our words, not every clause is here, and the"
                            + " text of the law or standard decides. That evidence is there says nothing of whether it is enough.");
            for (ClauseMapping mapping : ClauseMapping.values()) {
                out.element("h3", mapping.source());
                Table.of(
                        out,
                        "clauses",
                        mapping.source(),
                        List.of("Clause", "Asks for", "In this record", "Not in this record"),
                        table -> ClauseCoverage.of(mapping, run).forEach(each -> row(table, each)));
            }
        });
    }

    private static void row(Table table, ClauseCoverage coverage) {
        String there = words(coverage, false);
        String missing = words(coverage, true);
        String beyond = coverage.clause().beyond();
        table.row(
                coverage.clause().clause(),
                coverage.clause().asks(),
                there.isEmpty() ? "nothing" : there,
                missing + (missing.isEmpty() || beyond.isEmpty() ? "" : "; ") + beyond);
    }

    private static String words(ClauseCoverage coverage, boolean missing) {
        return coverage.evidence().entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty() == missing)
                .map(entry -> missing ? entry.getKey().toString() : told(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String told(EvidenceKind kind, List<String> audits) {
        return "%s (%s)".formatted(kind, Words.count(audits.size(), "audit"));
    }
}
