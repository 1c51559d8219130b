package org.modelaudit.report.coverage;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.modelaudit.report.coverage.RequirementCoverage.Row;
import org.modelaudit.report.text.MarkdownTable;
import org.modelaudit.report.text.MarkdownText;
import org.modelaudit.report.text.OneLine;
import org.modelaudit.report.text.TerminalTable;

/** The requirements with what covers them, for a terminal, as CSV and as Markdown. */
final class CoverageTable {

    private static final List<String> COLUMNS = List.of("id", "state", "text", "clause", "audits");

    /** What GitHub shows of a comment is 65,536 characters. */
    private static final int MOST_BYTES = 40_000;

    private static final int LONGEST = 200;

    private final RequirementCoverage coverage;

    CoverageTable(RequirementCoverage coverage) {
        this.coverage = coverage;
    }

    /**
     * @param width columns of the terminal
     */
    List<String> lines(int width) {
        TerminalTable table = new TerminalTable(width, true, false, true, true, true);
        table.row("requirement", "state", "text", "clause", "audits");
        coverage.rows().forEach(row -> table.row(cells(row)));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(coverage.summary());
        coverage.unknown()
                .forEach((id, audits) -> lines.add("'%s' is not in the file, and so evidence for nothing: %s"
                        .formatted(OneLine.of(id, LONGEST), OneLine.of(String.join(", ", audits), LONGEST))));
        return lines;
    }

    /** All of it, uncut; several audits stand with a line break between them. */
    String csv() {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (Row row : coverage.rows()) {
                printer.printRecord(
                        row.requirement().id(),
                        row.state().toString(),
                        row.requirement().text(),
                        row.requirement().clause(),
                        String.join("\n", row.audits()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to.", e);
        }
        return text.toString();
    }

    String markdown() {
        MarkdownTable table =
                new MarkdownTable(MOST_BYTES, List.of("requirement", "state", "text", "clause", "audits"));
        coverage.rows()
                .forEach(row -> table.row(() -> List.of(
                        MarkdownText.of(row.requirement().id()),
                        row.state().toString(),
                        MarkdownText.ofClause(row.requirement().text()),
                        MarkdownText.ofClause(row.requirement().clause()),
                        row.audits().stream().map(MarkdownText::of).collect(Collectors.joining("<br>")))));
        StringBuilder text = new StringBuilder("### Requirements\n\n")
                .append(coverage.summary())
                .append("\n\n");
        text.append(table);
        if (!coverage.unknown().isEmpty()) {
            text.append("\nNot in the file, and so evidence for nothing:\n\n");
            coverage.unknown()
                    .forEach((id, audits) -> text.append("- %s, named by %s\n"
                            .formatted(
                                    MarkdownText.of(id),
                                    audits.stream().map(MarkdownText::of).collect(Collectors.joining(", ")))));
        }
        return text.toString();
    }

    private static String[] cells(Row row) {
        return new String[] {
            row.requirement().id(),
            row.state().toString(),
            row.requirement().text(),
            row.requirement().clause(),
            row.audits().stream().map(CoverageTable::brief).collect(Collectors.joining(", "))
        };
    }

    /** Class and method are enough beside each other. */
    private static String brief(String audit) {
        int arguments = audit.indexOf('[');
        int method = audit.lastIndexOf('.', arguments < 0 ? audit.length() : arguments);
        return audit.substring(audit.lastIndexOf('.', method - 1) + 1);
    }
}
