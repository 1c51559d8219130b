package org.modelaudit.report.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RunRecord;

/**
 * Which requirements the audits of a record are evidence for.
 *
 * @param rows one for each requirement, in the order of the file
 * @param unknown ids that audits name and the file does not have, with these audits' ids; a misspelt one is not evidence for anything
 */
public record RequirementCoverage(List<Row> rows, Map<String, List<String>> unknown) {

    public RequirementCoverage {
        rows = List.copyOf(rows);
    }

    /** What is known of a requirement. */
    public enum State {
        FAILING("covered and failing"),
        INCONCLUSIVE("covered, inconclusive"),
        WAIVED("covered, waived"),
        PASSING("covered and passing"),
        NOT_COVERED("not covered");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }

        private static State of(Status status) {
            return switch (status) {
                case PASS -> PASSING;
                case FAIL -> FAILING;
                case INCONCLUSIVE -> INCONCLUSIVE;
                case WAIVED -> WAIVED;
            };
        }
    }

    /**
     * One requirement.
     *
     * @param state the worst of its audits'
     * @param audits ids of the audits that name it, sorted
     */
    public record Row(TeamRequirement requirement, State state, List<String> audits) {}

    /** Holds the audits of some records, such as those of several modules, against the requirements. */
    public static RequirementCoverage of(List<TeamRequirement> requirements, Collection<RunRecord> records) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (TeamRequirement requirement : requirements) {
            rows.put(requirement.id(), new Row(requirement, State.NOT_COVERED, List.of()));
        }
        Map<String, List<String>> unknown = new TreeMap<>();
        for (RunRecord record : records) {
            for (RecordedAudit audit : record.audits()) {
                for (String id : audit.requirements()) {
                    Row row = rows.get(id);
                    if (row == null) {
                        unknown.computeIfAbsent(id, any -> new ArrayList<>()).add(audit.id());
                    } else {
                        rows.put(id, with(row, audit));
                    }
                }
            }
        }
        return new RequirementCoverage(List.copyOf(rows.values()), unknown);
    }

    private static Row with(Row row, RecordedAudit audit) {
        List<String> audits = new ArrayList<>(row.audits);
        audits.add(audit.id());
        audits.sort(null);
        State own = State.of(audit.status());
        State worst = row.state.compareTo(own) <= 0 ? row.state : own;
        return new Row(row.requirement, worst, List.copyOf(audits));
    }

    /** How many there are of each state that there is, a sentence. */
    public String summary() {
        return "Of %s: %s."
                .formatted(
                        rows.size() == 1 ? "1 requirement" : rows.size() + " requirements",
                        Arrays.stream(State.values())
                                .filter(state -> count(state) > 0)
                                .map(state -> count(state) + " " + state)
                                .collect(Collectors.joining("; ")));
    }

    /** How many requirements are in a state. */
    public long count(State state) {
        return rows.stream().filter(row -> row.state == state).count();
    }
}
