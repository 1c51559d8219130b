package org.modelaudit.report.html.front;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Status;
import org.modelaudit.report.history.KeptRun;
import org.modelaudit.report.html.front.AuditEntries.Trouble;
import org.modelaudit.report.html.front.AuditEntry.Picture;
import org.modelaudit.report.html.front.AuditEntry.Required;
import org.modelaudit.report.markup.Markup;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;

/** Writes the first screen as a piece of HTML that needs no script to be read; pictures alone are filled in by one. */
public final class FrontPage {

    /** Where links to the dossier are written, once it has been made. */
    public static final String DOSSIER = "<!-- modelaudit: dossier -->";

    /** Allure's own page of one test. */
    private static final String TEST = "#testresult/";

    private static final int LONGEST_MESSAGE = 400;

    private final AuditEntries entries;
    private final List<KeptRun> earlier;
    private final List<String> notes;
    private final Markup html = new Markup();

    private FrontPage(AuditEntries entries, List<KeptRun> earlier, List<String> notes) {
        this.entries = entries;
        this.earlier = List.copyOf(earlier);
        this.notes = List.copyOf(notes);
    }

    /**
     * The first screen.
     *
     * @param entries of this run
     * @param earlier runs, oldest first
     * @param notes of the page's making, a sentence each
     */
    public static String html(AuditEntries entries, List<KeptRun> earlier, List<String> notes) {
        return new FrontPage(entries, earlier, notes).write();
    }

    private String write() {
        List<AuditEntry> audits = entries.audits();
        html.open("main", "id", "modelaudit", "tabindex", "-1", "aria-label", "Audits");
        head(audits);
        notes.forEach(note -> html.open("p", "class", "note").sentence(note).close());
        troubles();
        audits.stream().filter(entry -> entry.status().fails()).forEach(this::card);
        List<AuditEntry> good =
                audits.stream().filter(entry -> !entry.status().fails()).toList();
        if (!good.isEmpty()) {
            html.element("h2", "Passed or waived");
            good.forEach(this::card);
        }
        if (audits.isEmpty()) {
            html.element("p", "No audit stands in these results.");
        }
        return html.close().line().toString();
    }

    private void head(List<AuditEntry> audits) {
        html.open("header").open("h1").text("Model audit");
        TreeSet<String> models = new TreeSet<>();
        audits.forEach(audit -> models.add(audit.model()));
        if (!models.isEmpty()) {
            html.text(": ");
            html.outside(String.join(", ", models));
        }
        html.close().open("p", "class", "counts");
        for (Status status : Status.worstFirst()) {
            long count =
                    audits.stream().filter(audit -> audit.status() == status).count();
            if (count > 0) {
                badge(status);
                html.text(" %d ".formatted(count));
            }
        }
        if (!entries.troubles().isEmpty()) {
            html.element("span", "TROUBLE", "class", "badge trouble")
                    .text(" %d ".formatted(entries.troubles().size()));
        }
        html.close().open("nav", "aria-label", "Report").raw(DOSSIER);
        html.element("a", "All tests", "href", "#suites");
        html.element("a", "Categories", "href", "#categories");
        html.element("a", "Graphs and trends", "href", "#graph");
        html.element("a", "Overview", "href", "#");
        html.close();
        if (entries.others() > 0) {
            html.element("p", "Tests without an audit: %d.".formatted(entries.others()), "class", "faint");
        }
        html.close();
    }

    private void troubles() {
        for (Trouble trouble : entries.troubles()) {
            html.open("article", "class", "card trouble").open("h3");
            html.element("span", "TROUBLE", "class", "badge trouble").text(" ");
            html.open("a", "href", TEST + trouble.test())
                    .outside(trouble.name())
                    .close()
                    .close();
            html.open("p")
                    .text("No verdict: ")
                    .sentence(firstWords(trouble.message()))
                    .close();
            html.close();
        }
    }

    private static String firstWords(String message) {
        String first = message.strip().lines().findFirst().orElse("it did not say why");
        return first.length() <= LONGEST_MESSAGE ? first : first.substring(0, LONGEST_MESSAGE) + "…";
    }

    private void badge(Status status) {
        html.element("span", status.name(), "class", "badge " + status.name().toLowerCase(Locale.ROOT));
    }

    private void card(AuditEntry audit) {
        html.open("article", "class", "card " + audit.status().name().toLowerCase(Locale.ROOT));
        html.open("div", "class", "body").open("div", "class", "facts").open("h3");
        badge(audit.status());
        html.text(" ").open("a", "href", TEST + audit.test());
        html.outside(audit.title().replace('_', ' ')).close().close();
        html.open("p", "class", "faint").outside(audit.model());
        html.text(", explained by ").outside(audit.explainer()).text(", on ").outside(audit.data());
        if (!audit.rationale().isEmpty()) {
            html.text(". Because ").sentence(audit.rationale());
        }
        html.close();
        table(audit);
        html.close();
        audit.worst().ifPresent(this::picture);
        html.close().close().line();
    }

    /** Its bytes are in the page already, for the test that it belongs to. */
    private void picture(Picture picture) {
        html.open("figure")
                .empty("img", "alt", picture.words(), "data-source", picture.source(), "data-type", picture.type());
        html.open("figcaption").outside(picture.words()).close().close();
    }

    private void table(AuditEntry audit) {
        boolean trend = audit.required().stream()
                .anyMatch(each -> !TrendFigure.of(each, earlier).isEmpty());
        List<String> titles = new ArrayList<>(List.of("Required", "Measured", "n", "Verdict"));
        if (trend) {
            titles.add("Trend");
        }
        html.open("table").open("thead").open("tr");
        titles.forEach(title -> html.element("th", title, "scope", "col"));
        html.close().close().open("tbody");
        audit.required().stream()
                .sorted(Comparator.comparingInt(each -> -each.status().severity()))
                .forEach(each -> row(each, trend));
        html.close().close();
    }

    private void row(Required required, boolean trend) {
        html.open("tr");
        html.open("td", "data-label", "Required").outside(required.text()).close();
        html.open("td", "data-label", "Measured");
        Double estimate = required.estimate();
        html.element("b", estimate == null ? "nothing" : Numbers.plain(estimate));
        interval(required).ifPresent(words -> html.text(" ").element("span", words, "class", "interval"));
        html.close();
        html.element("td", "%d of %d".formatted(required.n(), required.of()), "data-label", "n");
        html.open("td", "data-label", "Verdict");
        badge(required.status());
        html.text(" ")
                .open("span", "class", "faint")
                .sentence(required.reason())
                .close()
                .close();
        if (trend) {
            html.open("td", "data-label", "Trend")
                    .raw(TrendFigure.of(required, earlier))
                    .close();
        }
        html.close();
    }

    private static Optional<String> interval(Required required) {
        return Stream.ofNullable(required.interval()).map(FrontPage::words).findFirst();
    }

    private static String words(RecordedInterval interval) {
        return "[%s, %s] %s"
                .formatted(
                        Numbers.plain(interval.low()),
                        Numbers.plain(interval.high()),
                        Numbers.percent(interval.level()));
    }
}
