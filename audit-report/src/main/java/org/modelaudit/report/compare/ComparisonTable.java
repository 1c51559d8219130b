package org.modelaudit.report.compare;

import java.util.List;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.report.markup.Markup;

/**
 * The means of a metric before and after, a line for each slice, with a plot in each line. On a narrow screen the lines become cards; roles say
 * that it is a table all the same.
 */
final class ComparisonTable {

    private static final List<String> TITLES =
            List.of("Slice", "Change", "Before", "After", "Difference", "Interval", "", "Pairs");

    private final Markup html;
    private final IntervalPlot plot;
    private final boolean judged;

    /**
     * @param judged whether any slice has a verdict in one of the records
     */
    ComparisonTable(Markup html, IntervalPlot plot, boolean judged) {
        this.html = html;
        this.plot = plot;
        this.judged = judged;
    }

    void open(String caption) {
        html.line().open("table", "class", "cards", "role", "table");
        html.open("caption").outside(caption).close();
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (String title : TITLES) {
            html.open("th", "scope", "col", "role", "columnheader");
            if (title.isEmpty()) {
                html.element("span", "worse ← 0 → better", "class", "axis").raw(plot.axis());
            } else {
                html.text(title);
            }
            html.close();
        }
        if (judged) {
            html.element("th", "Verdicts", "scope", "col", "role", "columnheader");
        }
        html.close().close().open("tbody", "role", "rowgroup");
    }

    /**
     * @param verdicts in both records; empty where there are none
     */
    void row(String slice, Change change, PairedComparison found, String verdicts) {
        html.line().open("tr", "role", "row");
        html.open("th", "scope", "row", "role", "rowheader").outside(slice).close();
        cell("Change");
        MetricSection.badge(html, change);
        html.close();
        boolean any = found.pairs() > 0;
        number("Before", any ? Numbers.plain(found.before()) : "none");
        number("After", any ? Numbers.plain(found.after()) : "none");
        number("Difference", any ? Words.signed(found.difference()) : "none");
        cell("Interval", "number");
        ConfidenceInterval interval = found.interval();
        if (interval == null) {
            html.text("none");
        } else {
            html.open("span").text(Words.signed(interval) + " ");
            html.element("small", "at " + Words.level(interval)).close();
        }
        html.close();
        html.open("td", "role", "cell", "class", "plot")
                .raw(any ? plot.of(found, change) : "")
                .close();
        number("Pairs", Integer.toString(found.pairs()));
        if (judged) {
            cell("Verdicts").text(verdicts.isEmpty() ? "none" : verdicts).close();
        }
        html.close();
    }

    void close() {
        html.close().close();
    }

    private Markup cell(String title) {
        return cell(title, "words");
    }

    private Markup cell(String title, String style) {
        return html.open("td", "role", "cell", "data-title", title, "class", style);
    }

    private void number(String title, String text) {
        cell(title, "number").text(text).close();
    }
}
