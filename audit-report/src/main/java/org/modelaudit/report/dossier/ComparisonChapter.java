package org.modelaudit.report.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Pair;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.Status;
import org.modelaudit.report.compare.AuditComparison;
import org.modelaudit.report.compare.Change;
import org.modelaudit.report.compare.MetricComparison;
import org.modelaudit.report.compare.MetricComparison.SliceChange;
import org.modelaudit.report.compare.RecordComparison;
import org.modelaudit.report.compare.RecordComparison.Row;

/** What became worse, and what better, since an earlier record; regressions first. */
final class ComparisonChapter {

    private static final int MOST_ROWS = 60;
    private static final int MOST_REGRESSIONS = 20;
    private static final int MOST_PICTURES = 8;
    private static final int MOST_NAMES = 20;

    private final Markup out;
    private final EarlierRecord before;

    private ComparisonChapter(Markup out, EarlierRecord before) {
        this.out = out;
        this.before = before;
    }

    static Chapter of(EarlierRecord before) {
        return new Chapter(
                "change", "Change against an earlier record", out -> new ComparisonChapter(out, before).write());
    }

    /** In a line. */
    static String inShort(EarlierRecord before) {
        return before.comparison().summary();
    }

    private void write() {
        RecordComparison comparison = before.comparison();
        out.element("p", comparison.summary(), "class", "headline");
        Table.ofFacts(out, "Compared with", table -> {
            table.row("Record", Words.name(before.file()));
            table.code("SHA-256", before.digest());
            table.row(
                    "Run",
                    "%s, ended %s"
                            .formatted(
                                    Words.name(before.run().run()),
                                    Words.name(before.run().ended())));
            table.row("Models", models(comparison));
        });
        List<Row> rows = comparison.rows();
        if (!rows.isEmpty()) {
            table(rows);
            rows.stream()
                    .filter(row -> row.metric().change() == Change.WORSE)
                    .limit(MOST_REGRESSIONS)
                    .forEach(this::regression);
        }
        names("Audits of the earlier record that are not in this one", comparison.removed());
        names("Audits that the earlier record does not have", comparison.added());
        names("What to know of the two", remarks(comparison));
    }

    private static String models(RecordComparison comparison) {
        List<String> models = comparison.audits().stream()
                .map(audit -> audit.isSameModel()
                        ? "%s both times, the same file"
                                .formatted(Words.name(audit.after().model().file()))
                        : "%s then, %s now"
                                .formatted(
                                        Words.name(audit.before().model().file()),
                                        Words.name(audit.after().model().file())))
                .distinct()
                .toList();
        return models.isEmpty() ? "no audit is in both" : Words.names(models, MOST_NAMES);
    }

    private void table(List<Row> rows) {
        Table.of(
                out,
                "Each metric then and now, what became worse first",
                List.of("Change", "Metric", "Before", "Now", "Difference of the mean", "Pairs", "Verdict"),
                table -> rows.stream().limit(MOST_ROWS).forEach(this::row));
        if (rows.size() > MOST_ROWS) {
            out.element("p", "And %d more.".formatted(rows.size() - MOST_ROWS));
        }
    }

    private void row(Row row) {
        MetricComparison metric = row.metric();
        Optional<PairedComparison> found = metric.whole().filter(whole -> whole.pairs() > 0);
        out.open("tr").open("td", "class", "verdict");
        badge(metric.change());
        out.close().open("th", "scope", "row").text(Words.brief(row.name()));
        out.element("span", Words.name(row.audit().replace('_', ' ')), "class", "note")
                .close();
        number(found.map(PairedComparison::before).map(Numbers::plain).orElse("none"));
        number(found.map(PairedComparison::after).map(Numbers::plain).orElse("none"));
        out.open("td").text(found.map(whole -> signed(whole.difference())).orElse("none"));
        out.element("span", found.map(whole -> interval(whole.interval())).orElse(""), "class", "note")
                .close();
        number(found.map(whole -> String.valueOf(whole.pairs())).orElse("0"));
        out.element("td", verdicts(metric)).close();
    }

    private void badge(Change change) {
        String style = switch (change) {
            case WORSE -> "fail";
            case NOT_COMPARABLE, NO_DIFFERENCE_SHOWN -> "inconclusive";
            case BETTER, EQUAL -> "pass";
        };
        out.open("span", "class", "badge wide " + style)
                .element("span", change.sign(), "aria-hidden", "true")
                .text("\u00A0" + change.words())
                .close();
    }

    private void number(String text) {
        out.element("td", text, "class", "number");
    }

    private static String signed(double change) {
        return (change > 0 ? "+" : "") + Numbers.plain(change == 0 ? 0.0 : change);
    }

    private static String interval(@Nullable ConfidenceInterval interval) {
        return interval == null
                ? "too few pairs for an interval"
                : "%s interval [%s, %s]"
                        .formatted(Numbers.percent(interval.level()), signed(interval.low()), signed(interval.high()));
    }

    private static String verdicts(MetricComparison metric) {
        return metric.verdicts().stream()
                .map(verdict -> "%s → %s".formatted(said(verdict.before()), said(verdict.after())))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String said(@Nullable Status status) {
        return status == null ? "none" : status.toString();
    }

    private void regression(Row row) {
        MetricComparison metric = row.metric();
        out.element(
                "h3",
                "Worse: %s, %s"
                        .formatted(
                                Words.brief(row.name()), Words.name(row.audit().replace('_', ' '))));
        out.element("p", sentence(metric.finding()));
        List<String> slices =
                metric.worseSlices().stream().map(ComparisonChapter::slice).toList();
        if (!slices.isEmpty()) {
            out.open("p").element("strong", "Worse parts: ").text(Words.names(slices, MOST_NAMES) + ".");
            out.close();
        }
        List<Pair> worst = metric.whole().map(PairedComparison::worse).orElse(List.of());
        if (!worst.isEmpty()) {
            Table.of(
                    out,
                    "The pictures that are worse most",
                    List.of("Picture", "Before", "Now", "Change"),
                    table -> worst.stream()
                            .limit(MOST_PICTURES)
                            .forEach(pair -> table.row(
                                    Words.brief(pair.sampleId()),
                                    Numbers.plain(pair.before()),
                                    Numbers.plain(pair.after()),
                                    signed(pair.after() - pair.before()))));
        }
    }

    private static String slice(SliceChange slice) {
        return "%s from %s to %s"
                .formatted(
                        Words.name(slice.name()),
                        Numbers.plain(slice.comparison().before()),
                        Numbers.plain(slice.comparison().after()));
    }

    private static String sentence(String clause) {
        return clause.isEmpty() ? "" : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    private static List<String> remarks(RecordComparison comparison) {
        List<String> remarks = new ArrayList<>(comparison.remarks());
        for (AuditComparison audit : comparison.audits()) {
            audit.refusals()
                    .forEach(why -> remarks.add("%s: %s".formatted(audit.after().title(), why)));
            audit.remarks()
                    .forEach(remark ->
                            remarks.add("%s: %s".formatted(audit.after().title(), remark)));
        }
        return remarks.stream().distinct().toList();
    }

    private void names(String title, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        out.element("h3", title).open("ul");
        names.stream().limit(MOST_NAMES).forEach(name -> out.element("li", Words.brief(name)));
        if (names.size() > MOST_NAMES) {
            out.element("li", "and %d more".formatted(names.size() - MOST_NAMES));
        }
        out.close();
    }
}
