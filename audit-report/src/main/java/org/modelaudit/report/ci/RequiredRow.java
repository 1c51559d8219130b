package org.modelaudit.report.ci;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RunRecord;

/**
 * One requirement of one audit and what became of it.
 *
 * @param audit that states it
 * @param verdict on it
 */
record RequiredRow(RecordedAudit audit, RecordedVerdict verdict) {

    Status status() {
        return verdict.measured().status();
    }

    /** All of a run, those first that fail a build, else in the order of audits and of their chains. */
    static List<RequiredRow> worstFirst(RunRecord run) {
        List<RequiredRow> rows = new ArrayList<>();
        run.audits().forEach(audit -> audit.verdicts().forEach(verdict -> rows.add(new RequiredRow(audit, verdict))));
        rows.sort(Comparator.comparingInt(row -> -row.status().severity()));
        return rows;
    }

    /** How many there are of each status, the worst first; such as {@code 1 FAIL, 2 PASS}. */
    static String counts(List<RequiredRow> rows) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        rows.forEach(row -> counts.merge(row.status(), 1, Integer::sum));
        return String.join(
                ", ",
                Status.worstFirst().stream()
                        .filter(counts::containsKey)
                        .map(status -> counts.get(status) + " " + status)
                        .toList());
    }
}
