package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.Status;
import org.modelaudit.report.compare.MetricComparison.SliceChange;
import org.modelaudit.report.compare.RecordComparison.Row;
import org.modelaudit.report.text.MarkdownText;

/** A comparison as a table for a pull request: a line for each metric, regressions first, then the slices that are worse. */
final class ComparisonMarkdown {

    private static final int MOST_LINES = 20;
    private static final int MOST_REMARKS = 10;
    private static final String HEAD = """
            | | metric | audit | before | after | difference | pairs | verdict |
            | --- | --- | --- | ---: | ---: | --- | ---: | --- |
            """;

    private ComparisonMarkdown() {}

    static String text(RecordComparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append("### ").append(MarkdownText.of(comparison.title())).append("\n\n");
        text.append(comparison.summary()).append('\n');
        List<String> lines = lines(comparison.rows());
        if (!lines.isEmpty()) {
            text.append('\n').append(HEAD);
            lines.stream().limit(MOST_LINES).forEach(line -> text.append(line).append('\n'));
            if (lines.size() > MOST_LINES) {
                text.append("\nand %d more\n".formatted(lines.size() - MOST_LINES));
            }
        }
        List<String> remarks = remarks(comparison);
        if (!remarks.isEmpty()) {
            text.append('\n');
            remarks.stream()
                    .limit(MOST_REMARKS)
                    .forEach(remark -> text.append("- ").append(remark).append('\n'));
            if (remarks.size() > MOST_REMARKS) {
                text.append("- and %d more\n".formatted(remarks.size() - MOST_REMARKS));
            }
        }
        return text.toString();
    }

    private static List<String> lines(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            MetricComparison metric = row.metric();
            String verdicts = metric.verdicts().stream()
                    .map(verdict -> said(verdict.before(), verdict.after()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            lines.add(line(row, metric.change(), "", metric.whole(), verdicts));
        }
        for (Row row : rows) {
            for (SliceChange slice : row.metric().worseSlices()) {
                boolean judged = slice.before() != null || slice.after() != null;
                lines.add(line(
                        row,
                        slice.change(),
                        " in " + MarkdownText.of(slice.name()),
                        Optional.of(slice.comparison()),
                        judged ? said(slice.before(), slice.after()) : ""));
            }
        }
        return lines;
    }

    private static String line(
            Row row, Change change, String slice, Optional<PairedComparison> whole, String verdicts) {
        Optional<PairedComparison> found = whole.filter(comparison -> comparison.pairs() > 0);
        return "| %s %s | %s%s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        change.sign(),
                        change == Change.WORSE ? "**worse**" : change.words(),
                        MarkdownText.of(row.name()),
                        slice,
                        MarkdownText.of(row.audit()),
                        found.map(comparison -> Numbers.plain(comparison.before()))
                                .orElse(""),
                        found.map(comparison -> Numbers.plain(comparison.after()))
                                .orElse(""),
                        found.map(ComparisonMarkdown::difference).orElse(""),
                        found.map(comparison -> Integer.toString(comparison.pairs()))
                                .orElse(""),
                        verdicts);
    }

    private static String difference(PairedComparison found) {
        ConfidenceInterval interval = found.interval();
        return Words.signed(found.difference()) + (interval == null ? ", too few pairs" : " " + Words.signed(interval));
    }

    private static String said(@Nullable Status before, @Nullable Status after) {
        return "%s → %s".formatted(before == null ? "none" : before, after == null ? "none" : after);
    }

    private static List<String> remarks(RecordComparison comparison) {
        List<String> remarks = new ArrayList<>();
        for (Row row : comparison.rows()) {
            MetricComparison metric = row.metric();
            if (metric.change() == Change.NOT_COMPARABLE) {
                remarks.add("%s of %s is not comparable: %s"
                        .formatted(
                                MarkdownText.of(row.name()),
                                MarkdownText.of(row.audit()),
                                MarkdownText.ofClause(metric.finding())));
            }
        }
        comparison.removed().forEach(id -> remarks.add("audit of the old record alone: " + MarkdownText.of(id)));
        comparison.added().forEach(id -> remarks.add("audit of the new record alone: " + MarkdownText.of(id)));
        return remarks;
    }
}
