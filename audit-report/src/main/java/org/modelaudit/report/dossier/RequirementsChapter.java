package org.modelaudit.report.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.modelaudit.report.coverage.RequirementCoverage;
import org.modelaudit.report.coverage.TeamRequirement;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RunRecord;

/** Which requirements this run is evidence for: those of the team's file, or, without one, those that audits name. */
final class RequirementsChapter {

    private static final int MOST_AUDITS = 5;

    private RequirementsChapter() {}

    /**
     * @param requirements of the team's file; empty where none was given
     */
    static Chapter of(RunRecord run, List<TeamRequirement> requirements) {
        return new Chapter("requirements", "Requirements and what covers them", out -> write(out, run, requirements));
    }

    private static void write(Markup out, RunRecord run, List<TeamRequirement> requirements) {
        List<TeamRequirement> all = requirements.isEmpty() ? named(run) : requirements;
        if (all.isEmpty()) {
            out.element(
                    "p",
                    "No audit names a requirement, and no file of requirements was given. Audits name them by @Requirement; the"
                            + " argument --requirements names the file.");
            return;
        }
        RequirementCoverage coverage = RequirementCoverage.of(all, List.of(run));
        out.element(
                "p",
                requirements.isEmpty()
                        ? "These are the requirements that audits name. Which others there are, and are not covered, only a file of"
                                + " requirements can say; none was given."
                        : coverage.summary());
        Map<String, String> titles = new LinkedHashMap<>();
        run.audits().forEach(audit -> titles.put(audit.id(), Words.title(audit)));
        Table.of(
                out,
                "Requirements",
                List.of("Requirement", "Text", "From", "State", "Audits"),
                table -> coverage.rows().forEach(row -> row(table, row, titles)));
        coverage.unknown()
                .forEach((id, audits) -> out.element(
                        "p",
                        "%s names '%s', which the file does not have; it is evidence for none of them."
                                .formatted(Words.names(audits, MOST_AUDITS), Words.name(id))));
    }

    private static List<TeamRequirement> named(RunRecord run) {
        TreeSet<String> ids = new TreeSet<>();
        run.audits().stream().map(RecordedAudit::requirements).forEach(ids::addAll);
        return ids.stream().map(id -> new TeamRequirement(id, "", "")).toList();
    }

    private static void row(Table table, RequirementCoverage.Row row, Map<String, String> titles) {
        TeamRequirement requirement = row.requirement();
        table.row(
                Words.name(requirement.id()),
                Words.brief(requirement.text()),
                Words.brief(requirement.clause()),
                row.state().toString(),
                Words.names(
                        row.audits().stream()
                                .map(id -> titles.getOrDefault(id, id))
                                .toList(),
                        MOST_AUDITS));
    }
}
