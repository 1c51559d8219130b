package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RunRecord;

/**
 * Two records compared.
 *
 * @param audits those that both have, regressions first
 * @param removed ids of the audits that only the old record has
 * @param added ids of the audits that only the new record has
 * @param remarks what a reader should know of the two as a whole, a sentence each
 */
public record RecordComparison(
        List<AuditComparison> audits, List<String> removed, List<String> added, List<String> remarks) {

    /**
     * Compares.
     *
     * @param before the old record
     * @param after the new record
     * @param named an audit of the new record by one of the old, where their ids differ: ids, or names of classes of audits. Where there are
     *     any, only these are compared
     * @throws org.modelaudit.error.ConfigurationException if a record has no audit of such a name
     */
    public static RecordComparison of(RunRecord before, RunRecord after, Map<String, String> named) {
        AuditPairing pairing = AuditPairing.of(before, after, named);
        List<AuditComparison> audits = new ArrayList<>();
        pairing.pairs().forEach(both -> audits.add(AuditComparison.of(both.before(), both.after())));
        audits.sort(AuditComparison.REGRESSIONS_FIRST);
        List<String> remarks = new ArrayList<>();
        AuditConditions.differences("", before.settings(), after.settings(), Set.of(), false)
                .forEach(clause -> remarks.add("Set otherwise in the two runs: " + clause + "."));
        String version = AuditConditions.difference(
                before.tool().name(), before.tool().version(), after.tool().version());
        if (!version.isEmpty()) {
            remarks.add("Not by the same version: " + version + ".");
        }
        notCarriedOut(before, "old", remarks);
        notCarriedOut(after, "new", remarks);
        return new RecordComparison(audits, ids(pairing.removed()), ids(pairing.added()), remarks);
    }

    private static void notCarriedOut(RunRecord record, String which, List<String> remarks) {
        record.notCarriedOut()
                .forEach(test -> remarks.add(
                        "Not carried out in the %s run: %s: %s".formatted(which, test.id(), test.message())));
    }

    private static List<String> ids(Collection<RecordedAudit> audits) {
        return audits.stream().map(RecordedAudit::id).toList();
    }

    /** Every metric of every audit, regressions first. */
    public List<Row> rows() {
        List<String> titles =
                audits.stream().map(audit -> audit.after().title()).toList();
        List<Row> rows = new ArrayList<>();
        for (int a = 0; a < audits.size(); a++) {
            AuditComparison audit = audits.get(a);
            String title = titles.get(a);
            List<String> names = audit.metrics().stream()
                    .map(metric -> metric.metric().name())
                    .toList();
            for (int m = 0; m < names.size(); m++) {
                MetricComparison metric = audit.metrics().get(m);
                rows.add(new Row(
                        metric,
                        isOnce(names.get(m), names) ? names.get(m) : names.get(m) + metric.settingsInWords(),
                        isOnce(title, titles) ? title : audit.after().id(),
                        AuditSection.anchor(a, m)));
            }
        }
        rows.sort((one, other) -> MetricComparison.REGRESSIONS_FIRST.compare(one.metric, other.metric));
        return rows;
    }

    private static boolean isOnce(String name, List<String> names) {
        return Collections.frequency(names, name) == 1;
    }

    /** How many metrics changed so. */
    int count(Change change) {
        return (int)
                rows().stream().filter(row -> row.metric.change() == change).count();
    }

    /** In one sentence: how many metrics became worse, and so on. */
    public String summary() {
        if (audits.isEmpty()) {
            return "The two records have no audit in common, so nothing was compared.";
        }
        if (audits.stream().allMatch(AuditComparison::isEqual) && removed.isEmpty() && added.isEmpty()) {
            return audits.stream().allMatch(AuditComparison::isSameModel)
                    ? "Nothing differs: both records are of the same model, and each picture has the same values."
                    : "No value differs, although the model is another.";
        }
        List<String> clauses = new ArrayList<>();
        for (Change change : Change.values()) {
            int count = count(change);
            if (count > 0) {
                clauses.add(change.counted(count));
            }
        }
        int all = rows().size();
        return "Of %s: %s.".formatted(all == 1 ? "1 metric" : all + " metrics", String.join(", ", clauses));
    }

    /** The models, where all audits are of the same two: {@code net-2.pt against net-1.pt}. */
    String title() {
        List<String> titles = audits.stream()
                .map(audit -> "%s against %s"
                        .formatted(
                                audit.after().model().file(),
                                audit.before().model().file()))
                .distinct()
                .toList();
        return titles.size() == 1 ? titles.get(0) : "Two records compared";
    }

    /**
     * A metric of an audit.
     *
     * @param name of the metric, with its settings where the audit has another of that name
     * @param audit title of the audit, or its id where another has that title
     * @param anchor where it stands on the page
     */
    public record Row(MetricComparison metric, String name, String audit, String anchor) {}
}
