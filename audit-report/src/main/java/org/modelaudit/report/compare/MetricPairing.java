package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;

/**
 * Which metric of one audit is which of the other: by id, with dialect and version, and settings. What is left is paired by its bare name, to
 * say what keeps it from being compared.
 *
 * @param same verdicts on the same metric, those before and those after
 * @param other metrics of the same name whose values mean something else, with why
 * @param removed metrics that only the old audit has, in words
 * @param added metrics that only the new audit has, in words
 */
record MetricPairing(List<Same> same, List<Other> other, List<String> removed, List<String> added) {

    static MetricPairing of(List<RecordedVerdict> before, List<RecordedVerdict> after) {
        Map<Key, List<RecordedVerdict>> old = grouped(before);
        Map<Key, List<RecordedVerdict>> open = grouped(after);
        List<Same> same = new ArrayList<>();
        List<Other> other = new ArrayList<>();
        for (Map.Entry<Key, List<RecordedVerdict>> entry : List.copyOf(old.entrySet())) {
            List<RecordedVerdict> now = open.remove(entry.getKey());
            if (now != null) {
                old.remove(entry.getKey());
                Same both = new Same(entry.getValue(), now);
                List<String> clauses = differences(
                        both.before.get(0).metric(), both.after.get(0).metric());
                if (clauses.isEmpty()) {
                    same.add(both);
                } else {
                    other.add(new Other(both, String.join("; ", clauses)));
                }
            }
        }
        for (Map.Entry<Key, List<RecordedVerdict>> entry : List.copyOf(old.entrySet())) {
            Key similar = similar(entry.getKey(), open.keySet());
            if (similar != null) {
                Same both = new Same(entry.getValue(), Objects.requireNonNull(open.remove(similar)));
                old.remove(entry.getKey());
                List<String> clauses = new ArrayList<>();
                String id = AuditConditions.difference("the metric", entry.getKey().id, similar.id);
                if (!id.isEmpty()) {
                    clauses.add(id);
                }
                clauses.addAll(AuditConditions.differences(
                        "its ", entry.getKey().settings, similar.settings, Set.of(), false));
                other.add(new Other(both, String.join("; ", clauses)));
            }
        }
        return new MetricPairing(same, other, inWords(old.keySet()), inWords(open.keySet()));
    }

    /** A metric whose verdict looks at the same numbers has one entry, however many requirements it is held against. */
    private static Map<Key, List<RecordedVerdict>> grouped(List<RecordedVerdict> verdicts) {
        Map<Key, List<RecordedVerdict>> groups = new LinkedHashMap<>();
        for (RecordedVerdict verdict : verdicts) {
            Key key = new Key(verdict.metric().id(), Map.copyOf(verdict.metric().settings()));
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(verdict);
        }
        return groups;
    }

    private static @Nullable Key similar(Key wanted, Set<Key> open) {
        return open.stream()
                .filter(key -> key.name().equals(wanted.name()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> differences(RecordedMetric before, RecordedMetric after) {
        List<String> clauses = new ArrayList<>();
        if (before.direction() != after.direction()) {
            clauses.add(AuditConditions.difference(
                    "its direction",
                    before.direction().toString(),
                    after.direction().toString()));
        }
        String range = AuditConditions.difference("its range", range(before), range(after));
        if (!range.isEmpty()) {
            clauses.add(range);
        }
        return clauses;
    }

    private static String range(RecordedMetric metric) {
        return "[%s, %s]".formatted(metric.low(), metric.high());
    }

    private static List<String> inWords(Set<Key> keys) {
        return keys.stream().map(Key::toString).sorted().toList();
    }

    /** The verdicts on one metric. */
    record Same(List<RecordedVerdict> before, List<RecordedVerdict> after) {}

    /**
     * Metrics that only share a name.
     *
     * @param why they cannot be compared, a clause
     */
    record Other(Same verdicts, String why) {}

    private record Key(String id, Map<String, String> settings) {

        /** Without dialect and version. */
        String name() {
            int end = id.indexOf('/') < 0 ? id.indexOf('@') : id.indexOf('/');
            return end < 0 ? id : id.substring(0, end);
        }

        @Override
        public String toString() {
            return settings.isEmpty() ? id : id + " " + new TreeMap<>(settings);
        }
    }
}
