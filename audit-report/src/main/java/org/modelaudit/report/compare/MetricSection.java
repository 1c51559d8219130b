package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Pair;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SlicedComparison;
import org.modelaudit.gate.Status;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.compare.MetricComparison.SliceChange;
import org.modelaudit.report.compare.MetricComparison.VerdictChange;
import org.modelaudit.report.markup.Markup;
import org.modelaudit.report.record.RecordedData.RecordedSample;

/** One metric on the page: its slices with their intervals, every pair as a dot, and the pictures that became worse most. */
final class MetricSection {

    static final int MOST_SLICES = 20;
    static final int MOST_MOVERS = 10;

    private final AuditComparison audit;
    private final MetricComparison metric;
    private final Markup html;

    MetricSection(AuditComparison audit, MetricComparison metric, Markup html) {
        this.audit = audit;
        this.metric = metric;
        this.html = html;
    }

    void write(String anchor) {
        html.line().open("section", "class", "metric", "id", anchor).open("h3");
        badge(html, metric.change());
        html.text(" ").outside(metric.metric().name()).close();
        html.open("p", "class", "facts")
                .outside(metric.metric().id() + metric.settingsInWords())
                .text("; " + metric.metric().direction())
                .close();
        html.open("p").sentence(sentence(metric.finding())).close();
        verdicts();
        SlicedComparison values = metric.values();
        if (values != null && !values.pairs().isEmpty() && metric.change() != Change.EQUAL) {
            slices(values);
            html.line().open("div", "class", "side");
            pairs(values);
            movers(values.whole());
            html.close();
        }
        html.close();
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    private void verdicts() {
        html.line().open("ul", "class", "verdicts");
        for (VerdictChange verdict : metric.verdicts()) {
            html.open("li").outside(verdict.requirement()).text(": ");
            html.element("b", said(verdict.before(), verdict.after(), "not required"))
                    .close();
        }
        html.close();
    }

    private static String said(@Nullable Status before, @Nullable Status after, String otherwise) {
        return "%s → %s".formatted(before == null ? otherwise : before, after == null ? otherwise : after);
    }

    private void slices(SlicedComparison values) {
        List<SliceChange> shown =
                metric.slices().subList(0, Math.min(MOST_SLICES, metric.slices().size()));
        List<PairedComparison> all = new ArrayList<>();
        all.add(values.whole());
        shown.forEach(slice -> all.add(slice.comparison()));
        IntervalPlot plot = new IntervalPlot(metric.scale(), all);
        ComparisonTable table = new ComparisonTable(
                html, plot, shown.stream().anyMatch(slice -> slice.before() != null || slice.after() != null));
        table.open("Mean of " + metric.metric().name() + ", by slice");
        table.row("all pictures", metric.mean(), values.whole(), "");
        for (SliceChange slice : shown) {
            table.row(
                    slice.name(),
                    slice.change(),
                    slice.comparison(),
                    slice.before() == null && slice.after() == null
                            ? ""
                            : said(slice.before(), slice.after(), "not judged"));
        }
        table.close();
        if (shown.size() < metric.slices().size()) {
            html.element("p", "and %d more slices".formatted(metric.slices().size() - shown.size()));
        }
    }

    private void pairs(SlicedComparison values) {
        boolean higher = metric.metric().direction() == Direction.HIGHER_IS_BETTER;
        html.open("figure").raw(new PairPlot(values.pairs()).svg());
        html.element(
                        "figcaption",
                        "Every picture before and after: %s the line is worse".formatted(higher ? "below" : "above"))
                .close();
    }

    private void movers(PairedComparison whole) {
        List<Pair> worse = whole.worse();
        if (worse.isEmpty()) {
            html.element("p", "No picture became worse.");
            return;
        }
        Set<String> broken = whole.broken().stream().map(Pair::sampleId).collect(Collectors.toSet());
        html.open("table", "class", "movers");
        html.open("caption")
                .text("Pictures that became worse most, of %d worse and %d better"
                        .formatted(worse.size(), whole.movers().size() - worse.size()))
                .close();
        html.open("thead").open("tr");
        for (String title : List.of("Picture", "Slices", "Before", "After", "Worse by")) {
            html.element("th", title, "scope", "col");
        }
        html.close().close().open("tbody");
        for (Pair pair : worse.subList(0, Math.min(MOST_MOVERS, worse.size()))) {
            html.line()
                    .open("tr")
                    .open("th", "scope", "row")
                    .outside(pair.sampleId())
                    .close();
            html.open("td").outside(slicesOf(pair.sampleId())).close();
            html.element("td", Numbers.plain(pair.before()), "class", "number");
            html.element("td", Numbers.plain(pair.after()), "class", "number");
            html.open("td", "class", "number").text(Numbers.plain(-pair.gain()));
            if (broken.contains(pair.sampleId())) {
                html.text(" ").element("b", "broke");
            }
            html.close().close();
        }
        html.close().close();
    }

    private String slicesOf(String id) {
        Optional<RecordedSample> sample = audit.after().data().samples().stream()
                .filter(other -> other.id().equals(id))
                .findFirst();
        return sample.map(known -> String.join(", ", known.slices())).orElse("");
    }

    static void badge(Markup html, Change change) {
        html.open("span", "class", "badge " + change.style());
        html.element("span", change.sign(), "aria-hidden", "true")
                .text(" " + change.words())
                .close();
    }
}
