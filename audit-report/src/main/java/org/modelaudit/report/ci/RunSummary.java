package org.modelaudit.report.ci;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.LeftOutPictures;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.modelaudit.report.text.OneLine;
import org.modelaudit.report.text.TerminalTable;

/**
 * What stands in the terminal when a run has ended: every requirement in a line, what fails the build first. A run of one audit has said all
 * of that already and is only told where its record lies.
 */
final class RunSummary {

    private static final int MOST = 40;
    private static final String INDENT = "  ";

    private RunSummary() {}

    /**
     * @param record where the record of the run lies
     * @param window in which they shall be shown
     * @return nothing for a run that audited nothing
     */
    static List<String> lines(RunRecord run, Path record, Window window) {
        List<String> lines = new ArrayList<>();
        int tried = run.audits().size() + run.notCarriedOut().size();
        if (tried > 1) {
            List<RequiredRow> rows = RequiredRow.worstFirst(run);
            lines.add(heading(run, rows));
            lines.addAll(table(rows, window));
            lines.addAll(notCarriedOut(run.notCarriedOut(), window));
        }
        LeftOutPictures.sentence(run).ifPresent(lines::add);
        if (tried > 0) {
            lines.add("Record: " + OneLine.of(record.toString()));
        }
        return lines;
    }

    private static String heading(RunRecord run, List<RequiredRow> rows) {
        return rows.isEmpty()
                ? "Model audit: no verdict"
                : "Model audit: %s in %s"
                        .formatted(
                                RequiredRow.counts(rows),
                                Figures.count(run.audits().size(), "audit"));
    }

    private static List<String> table(List<RequiredRow> rows, Window window) {
        if (rows.isEmpty()) {
            return List.of();
        }
        TerminalTable table =
                new TerminalTable(window.columns() - INDENT.length(), false, true, true, false, false, false);
        List<RequiredRow> shown = rows.subList(0, Math.min(MOST, rows.size()));
        table.row("status", "audit", "metric", "value", "interval", "bound");
        for (RequiredRow row : shown) {
            RecordedMeasure measured = row.verdict().measured();
            table.row(
                    row.status().name(),
                    row.audit().title(),
                    row.verdict().metric().name(),
                    Figures.estimate(measured),
                    Figures.interval(measured),
                    Figures.bound(row.verdict().threshold()));
        }
        List<String> lines = new ArrayList<>();
        List<String> cells = table.lines();
        lines.add(INDENT + cells.get(0));
        for (int i = 0; i < shown.size(); i++) {
            lines.add(INDENT + coloured(shown.get(i).status(), cells.get(i + 1), window));
        }
        if (rows.size() > MOST) {
            List<RequiredRow> rest = rows.subList(MOST, rows.size());
            lines.add(INDENT + "and %d more: %s".formatted(rest.size(), RequiredRow.counts(rest)));
        }
        return lines;
    }

    private static String coloured(Status status, String line, Window window) {
        if (!window.colours()) {
            return line;
        }
        int code = switch (status) {
            case FAIL -> 31;
            case INCONCLUSIVE -> 33;
            case WAIVED -> 35;
            case PASS -> 32;
        };
        int length = status.name().length();
        return "\u001B[%dm%s\u001B[0m%s".formatted(code, line.substring(0, length), line.substring(length));
    }

    private static List<String> notCarriedOut(List<NotCarriedOut> missing, Window window) {
        List<String> lines = new ArrayList<>();
        for (NotCarriedOut one : missing.subList(0, Math.min(MOST, missing.size()))) {
            lines.add(TerminalTable.fit(
                    INDENT
                            + OneLine.of(
                                    "not carried out: %s: %s"
                                            .formatted(AuditName.of(one.id()).method(), one.message()),
                                    2 * window.columns()),
                    window.columns()));
        }
        if (missing.size() > MOST) {
            lines.add(INDENT + "and %d more not carried out".formatted(missing.size() - MOST));
        }
        return lines;
    }
}
