package org.modelaudit.report.coverage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RunRecord;

/**
 * What a record says to a clause: no verdict, but where to look.
 *
 * @param clause that is asked
 * @param evidence ids of the audits that hold each kind of evidence, sorted; kinds that none holds are empty lists
 */
public record ClauseCoverage(Clause clause, Map<EvidenceKind, List<String>> evidence) {

    /** Whether the record holds every kind of evidence that it could hold for the clause. */
    public boolean isAddressed() {
        return !evidence.isEmpty() && evidence.values().stream().noneMatch(List::isEmpty);
    }

    /** Whether the record holds nothing of it. */
    public boolean isOpen() {
        return evidence.values().stream().allMatch(List::isEmpty);
    }

    /** The clauses of a mapping, in its order. */
    public static List<ClauseCoverage> of(ClauseMapping mapping, RunRecord record) {
        return mapping.clauses().stream().map(clause -> of(clause, record)).toList();
    }

    private static ClauseCoverage of(Clause clause, RunRecord record) {
        Map<EvidenceKind, List<String>> found = new TreeMap<>();
        for (EvidenceKind kind : clause.evidence()) {
            found.put(
                    kind,
                    kind.in(record.audits()).stream().map(RecordedAudit::id).toList());
        }
        return new ClauseCoverage(clause, found);
    }
}
