package org.modelaudit.report.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RunRecord;

/**
 * A verdict and where it stands in the dossier.
 *
 * @param number of its audit, counted from 1
 * @param audit that it belongs to
 * @param row of it in that audit, counted from 1
 * @param verdict itself
 */
record Place(int number, RecordedAudit audit, int row, RecordedVerdict verdict) {

    /** All of a run, in its order. */
    static List<Place> all(RunRecord run) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < run.audits().size(); i++) {
            RecordedAudit audit = run.audits().get(i);
            for (int j = 0; j < audit.verdicts().size(); j++) {
                places.add(new Place(i + 1, audit, j + 1, audit.verdicts().get(j)));
            }
        }
        return places;
    }

    /** All of a run, what failed first. */
    static List<Place> worstFirst(RunRecord run) {
        return all(run).stream()
                .sorted(Comparator.comparingInt(place -> -place.status().severity()))
                .toList();
    }

    Status status() {
        return verdict.measured().status();
    }

    /** What links to the verdict lead to. */
    String id() {
        return auditId(number) + "-" + row;
    }

    /** What links to an audit lead to. */
    static String auditId(int number) {
        return "audit-" + number;
    }
}
