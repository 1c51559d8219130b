package org.modelaudit.report.coverage;

import java.util.List;
import java.util.Set;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.CommandLine;
import org.modelaudit.report.record.RecordFile;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.WrittenFile;

/**
 * Says which requirements the audits of records are evidence for: {@code java org.modelaudit.report.coverage.CoverRequirements REQUIREMENTS
 * RECORD… [--csv FILE] [--markdown FILE]}.
 *
 * <p>A report and no gate: it ends normally whatever is not covered.
 */
public final class CoverRequirements {

    private static final String CSV = "--csv";
    private static final String MARKDOWN = "--markdown";
    private static final int WIDTH = 120;

    private static final String USAGE = """
            CoverRequirements REQUIREMENTS RECORD… [--csv FILE] [--markdown FILE]
              REQUIREMENTS     CSV with the columns id, text and, where there is one, clause
              RECORD…          model-audit.json of a run, or those of several modules
              --csv FILE       the table as CSV
              --markdown FILE  the table for a pull request""";

    private CoverRequirements() {}

    /**
     * Prints the table, and writes it where an option says so.
     *
     * @param arguments the file of requirements, the records, and files to write
     * @throws ConfigurationException if a file cannot be read or written
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        if (CommandLine.asksForHelp(arguments)) {
            System.out.println(USAGE);
            return;
        }
        CommandLine line = CommandLine.of(USAGE, Set.of(CSV, MARKDOWN), arguments);
        if (line.places().size() < 2) {
            throw new ConfigurationException(
                    "The requirements and a record are needed; the command is %s".formatted(USAGE));
        }
        List<TeamRequirement> requirements = RequirementsFile.read(line.places().get(0));
        List<RunRecord> records =
                line.places().stream().skip(1).map(RecordFile::read).toList();
        CoverageTable table = new CoverageTable(RequirementCoverage.of(requirements, records));
        table.lines(WIDTH).forEach(System.out::println);
        line.option(CSV)
                .ifPresent(file ->
                        System.out.println("Coverage as CSV: " + WrittenFile.write("The coverage", file, table.csv())));
        line.option(MARKDOWN)
                .ifPresent(file -> System.out.println(
                        "Coverage as Markdown: " + WrittenFile.write("The coverage", file, table.markdown())));
    }
}
