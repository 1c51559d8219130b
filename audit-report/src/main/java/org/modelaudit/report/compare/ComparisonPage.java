package org.modelaudit.report.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.report.markup.Markup;

/**
 * A comparison as one HTML file: no script, nothing from a network, and nothing in it that says when it was made, so that the same records make
 * the same bytes.
 */
final class ComparisonPage {

    private static final String STYLES = "compare.css";
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private final RecordComparison comparison;
    private final RecordedSheets before;
    private final RecordedSheets after;
    private final Markup html = new Markup();

    private ComparisonPage(RecordComparison comparison, RecordedSheets before, RecordedSheets after) {
        this.comparison = comparison;
        this.before = before;
        this.after = after;
    }

    /**
     * @param before the sheets beside the old record
     * @param after the sheets beside the new one
     */
    static String html(RecordComparison comparison, RecordedSheets before, RecordedSheets after) {
        return new ComparisonPage(comparison, before, after).write();
    }

    private String write() {
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", comparison.title());
        html.open("style").raw(styles()).close().close().line();
        html.open("body").open("header").open("h1").outside(comparison.title()).close();
        html.element("p", comparison.summary(), "class", "lead").close().line().open("main");
        list(comparison.remarks());
        overview();
        AuditSection sections = new AuditSection(html, before, after);
        for (int i = 0; i < comparison.audits().size(); i++) {
            sections.write(comparison.audits().get(i), i);
        }
        others();
        how();
        return html.close().close().close().line().toString();
    }

    private void list(List<String> sentences) {
        if (!sentences.isEmpty()) {
            html.open("ul", "class", "remarks");
            sentences.forEach(sentence -> html.open("li").sentence(sentence).close());
            html.close();
        }
    }

    private void overview() {
        List<RecordComparison.Row> rows = comparison.rows();
        if (rows.isEmpty()) {
            return;
        }
        html.line().open("section").element("h2", "Regressions first");
        html.open("table", "class", "cards", "role", "table");
        html.element("caption", "Every metric of every audit that both records have");
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (String title : List.of("Metric", "Change", "Audit", "Before", "After", "Difference", "Pairs")) {
            html.element("th", title, "scope", "col", "role", "columnheader");
        }
        html.close().close().open("tbody", "role", "rowgroup");
        rows.forEach(this::row);
        html.close().close().close();
    }

    private void row(RecordComparison.Row row) {
        MetricComparison metric = row.metric();
        Optional<PairedComparison> whole = metric.whole().filter(found -> found.pairs() > 0);
        html.line().open("tr", "role", "row").open("th", "scope", "row", "role", "rowheader");
        html.open("a", "href", "#" + row.anchor()).outside(row.name()).close().close();
        cell("Change", "words");
        MetricSection.badge(html, metric.change());
        html.close();
        cell("Audit", "words").outside(row.audit()).close();
        number("Before", whole.map(found -> Numbers.plain(found.before())));
        number("After", whole.map(found -> Numbers.plain(found.after())));
        number("Difference", whole.map(found -> Words.signed(found.difference())));
        number("Pairs", whole.map(found -> Integer.toString(found.pairs())));
        html.close();
    }

    private Markup cell(String title, String style) {
        return html.open("td", "role", "cell", "data-title", title, "class", style);
    }

    private void number(String title, Optional<String> text) {
        cell(title, "number").text(text.orElse("none")).close();
    }

    private void others() {
        if (comparison.removed().isEmpty() && comparison.added().isEmpty()) {
            return;
        }
        html.line().open("section").element("h2", "Audits of one record alone").open("ul");
        comparison
                .removed()
                .forEach(id -> html.open("li")
                        .text("only in the old record: ")
                        .outside(id)
                        .close());
        comparison
                .added()
                .forEach(id -> html.open("li")
                        .text("only in the new record: ")
                        .outside(id)
                        .close());
        html.close().close();
    }

    private void how() {
        html.line().open("section").element("h2", "How to read this");
        Statistics.SENTENCES.forEach(sentence -> html.element("p", sentence));
        html.element("p", Statistics.of(comparison)).close();
    }

    private static String styles() {
        try (InputStream in = ComparisonPage.class.getResourceAsStream(STYLES)) {
            if (in == null) {
                throw new IOException(STYLES + " is missing in the jar of audit-report");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
