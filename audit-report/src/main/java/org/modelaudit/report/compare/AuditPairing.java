package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.NearestNames;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RunRecord;

/**
 * Which audit of one record is which of the other: by their ids, or, where each record holds one audit alone, by that. Where somebody gave
 * names, only those are looked at.
 *
 * @param pairs audits of both
 * @param removed audits that only the old record has
 * @param added audits that only the new record has
 */
record AuditPairing(List<Both> pairs, List<RecordedAudit> removed, List<RecordedAudit> added) {

    /**
     * @param named a name in the new record by one in the old: the id of an audit, or the name of a class, which stands for all its audits
     * @throws ConfigurationException if a record has nothing of such a name
     */
    static AuditPairing of(RunRecord before, RunRecord after, Map<String, String> named) {
        named.forEach((old, young) -> {
            verify(old, before, "old");
            verify(young, after, "new");
        });
        List<RecordedAudit> old = among(before, named.keySet());
        Map<String, RecordedAudit> open = new LinkedHashMap<>();
        among(after, named.values()).forEach(audit -> open.put(audit.id(), audit));
        if (named.isEmpty() && old.size() == 1 && open.size() == 1) {
            return new AuditPairing(List.of(new Both(old.get(0), after.audits().get(0))), List.of(), List.of());
        }
        List<RecordedAudit> removed = new ArrayList<>();
        List<Both> pairs = new ArrayList<>();
        for (RecordedAudit audit : old) {
            RecordedAudit other = open.remove(wanted(audit.id(), named));
            if (other == null) {
                removed.add(audit);
            } else {
                pairs.add(new Both(audit, other));
            }
        }
        return new AuditPairing(pairs, removed, List.copyOf(open.values()));
    }

    private static List<RecordedAudit> among(RunRecord record, Collection<String> names) {
        return record.audits().stream()
                .filter(audit -> names.isEmpty() || names.stream().anyMatch(name -> isOf(audit.id(), name)))
                .toList();
    }

    /** The id that an audit of the old record has in the new one; the longest name that fits decides. */
    private static String wanted(String id, Map<String, String> named) {
        String longest = "";
        for (String name : named.keySet()) {
            if (isOf(id, name) && name.length() > longest.length()) {
                longest = name;
            }
        }
        return longest.isEmpty() ? id : named.get(longest) + id.substring(longest.length());
    }

    private static boolean isOf(String id, String name) {
        return id.equals(name) || id.startsWith(name + ".");
    }

    private static void verify(String name, RunRecord record, String which) {
        List<String> ids = record.audits().stream().map(RecordedAudit::id).toList();
        if (ids.stream().noneMatch(id -> isOf(id, name))) {
            throw new ConfigurationException(
                    "The %s record has no audit '%s'; name one of its audits, or a class of audits: %s."
                            .formatted(which, name, ids.isEmpty() ? "it has none" : nearest(name, ids)));
        }
    }

    private static String nearest(String name, List<String> ids) {
        return "'" + String.join("', '", NearestNames.of(name, ids)) + "'";
    }

    /** One audit as each record has it. */
    record Both(RecordedAudit before, RecordedAudit after) {}
}
