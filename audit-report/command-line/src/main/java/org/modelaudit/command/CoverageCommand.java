package org.modelaudit.command;

import java.nio.file.Path;
import java.util.List;
import org.modelaudit.display.OutsideText;
import org.modelaudit.report.coverage.RequirementCoverage;
import org.modelaudit.report.coverage.RequirementCoverage.Row;
import org.modelaudit.report.coverage.RequirementCoverage.State;
import org.modelaudit.report.coverage.RequirementsFile;
import org.modelaudit.report.record.RecordFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Holds records against the requirements of a team. */
@Command(
        footer = {
            "",
            "Ends with 0 where every requirement is covered, and its audits passed or are waived.",
            "",
            "Example:",
            "  modelaudit coverage requirements.csv modelaudit/model-audit.json"
        })
final class CoverageCommand extends CommonOptions {

    @Parameters(index = "0", paramLabel = "REQUIREMENTS", description = "CSV with the columns id, text and clause.")
    private Path requirements = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RECORDS",
            description = "Records, each a model-audit.json.")
    private List<Path> records = List.of();

    @Override
    ExitCode work() {
        RequirementCoverage coverage = RequirementCoverage.of(
                RequirementsFile.read(requirements),
                records.stream().map(RecordFile::read).toList());
        int widest = coverage.rows().stream()
                .mapToInt(row -> row.requirement().id().length())
                .max()
                .orElse(1);
        for (Row row : coverage.rows()) {
            say(("%-" + widest + "s  %-22s %s")
                    .formatted(
                            row.requirement().id(),
                            row.state(),
                            row.requirement().text()));
            row.audits().forEach(audit -> say(" ".repeat(widest + 2) + audit));
        }
        coverage.unknown()
                .forEach((id, audits) -> say("%s  is no requirement of '%s', but %s name it"
                        .formatted(id, requirements, String.join(", ", audits))));
        return code(coverage);
    }

    private static ExitCode code(RequirementCoverage coverage) {
        if (coverage.count(State.FAILING) + coverage.count(State.NOT_COVERED) > 0) {
            return ExitCode.FAIL;
        }
        return coverage.count(State.INCONCLUSIVE) > 0 ? ExitCode.INCONCLUSIVE : ExitCode.PASS;
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(OutsideText.visible(line).replace("\n", "\\n"));
    }
}
