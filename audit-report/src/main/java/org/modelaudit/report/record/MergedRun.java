package org.modelaudit.report.record;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.modelaudit.report.record.RunRecord.RecordedTool;

/** Two records of one run, written by two processes, as one. */
final class MergedRun {

    /** Between values of one name that the processes do not share. */
    private static final String OR = " | ";

    private MergedRun() {}

    /** All audits of both; of two with the same id the later one. */
    static RunRecord of(RunRecord earlier, RunRecord later) {
        Map<String, RecordedAudit> audits = new LinkedHashMap<>();
        earlier.audits().forEach(audit -> audits.put(audit.id(), audit));
        later.audits().forEach(audit -> audits.put(audit.id(), audit));
        Map<String, NotCarriedOut> missing = new LinkedHashMap<>();
        earlier.notCarriedOut().forEach(one -> missing.put(one.id(), one));
        later.audits().forEach(audit -> missing.remove(audit.id()));
        later.notCarriedOut().forEach(one -> missing.put(one.id(), one));
        return new RunRecord(
                RunRecord.SCHEMA,
                new RecordedTool(
                        later.tool().name(),
                        either(earlier.tool().version(), later.tool().version())),
                together(earlier.environment(), later.environment()),
                together(earlier.settings(), later.settings()),
                List.copyOf(audits.values()),
                List.copyOf(missing.values()),
                together(earlier.circumstances(), later.circumstances(), audits.keySet()));
    }

    private static Circumstances together(Circumstances earlier, Circumstances later, Collection<String> audits) {
        SortedMap<String, Circumstances.Cost> costs = new TreeMap<>(earlier.costs());
        costs.putAll(later.costs());
        costs.keySet().retainAll(audits);
        return new Circumstances(
                earlier.run(),
                first(earlier.started(), later.started()),
                last(earlier.ended(), later.ended()),
                later.host(),
                later.directory(),
                costs);
    }

    /** Of two moments in UTC, whose words are in the order of time. */
    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String last(String one, String other) {
        return one.compareTo(other) <= 0 ? other : one;
    }

    private static SortedMap<String, String> together(Map<String, String> one, Map<String, String> other) {
        SortedMap<String, String> both = new TreeMap<>(one);
        other.forEach((name, value) -> both.merge(name, value, MergedRun::either));
        return both;
    }

    private static String either(String one, String other) {
        SortedSet<String> words = new TreeSet<>(List.of(one.split(" \\| ")));
        words.addAll(List.of(other.split(" \\| ")));
        return String.join(OR, words);
    }
}
