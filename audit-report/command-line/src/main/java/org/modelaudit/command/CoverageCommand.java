package org.modelaudit.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.coverage.CoverRequirements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds records against the requirements of a team. */
@Command(
        footer = {
            "",
            "A report and no gate: it ends with 0 whatever is not covered.",
            "",
            "Examples:",
            "  modelaudit coverage requirements.csv modelaudit/model-audit.json",
            "  modelaudit coverage requirements.csv signs/model-audit.json lights/model-audit.json --markdown table.md"
        })
final class CoverageCommand extends CommonOptions {

    @Parameters(
            index = "0",
            paramLabel = "REQUIREMENTS",
            description = "CSV with the columns id, text and, where there is one, clause.")
    private String requirements = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RECORDS",
            description = "Records, each a model-audit.json.")
    private List<String> records = List.of();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the table as CSV as well.")
    private @Nullable String csv;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write the table for a pull request as well.")
    private @Nullable String markdown;

    @Override
    ExitCode work() {
        List<String> arguments = new ArrayList<>(List.of(requirements));
        arguments.addAll(records);
        add(arguments, "--csv", csv);
        add(arguments, "--markdown", markdown);
        CoverRequirements.main(arguments.toArray(String[]::new));
        return ExitCode.PASS;
    }
}
