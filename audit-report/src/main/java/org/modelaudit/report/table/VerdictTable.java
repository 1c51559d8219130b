package org.modelaudit.report.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Pair;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.model.PassCount;
import org.modelaudit.result.AuditResult;

/** An audit as a piece of HTML: what was required, what was measured, and on what. */
public final class VerdictTable {

    private static final int SENTENCES = 10;
    private static final int MOST_SLICES = 50;
    private static final String TABLE = "border-collapse:collapse;margin:8px 0;font-size:14px";
    private static final String HEAD =
            "text-align:left;padding:4px 10px;border-bottom:2px solid #d0d7de;white-space:nowrap";
    private static final String CELL = "padding:4px 10px;border-bottom:1px solid #d8dee4;vertical-align:top";
    private static final String NAME = CELL + ";color:#59636e;white-space:nowrap";
    private static final String FACT = CELL + ";overflow-wrap:anywhere";

    private final AuditResult result;
    private final Html html = new Html();

    private VerdictTable(AuditResult result) {
        this.result = result;
    }

    /** The audit as HTML with inline styles; every text of the user's is escaped. */
    public static String html(AuditResult result) {
        return new VerdictTable(result).write();
    }

    /** A text of the user's as a paragraph of HTML. */
    public static String paragraph(String text) {
        return new Html().element("p", "white-space:pre-line", text).toString();
    }

    private String write() {
        html.open("div", "margin-bottom:16px;overflow-wrap:anywhere");
        headline();
        verdicts();
        result.verdicts().forEach(this::slices);
        result.verdicts().forEach(this::movers);
        troubles();
        facts();
        return html.close().toString();
    }

    private void headline() {
        html.open("p", "font-size:16px;margin:4px 0");
        badge(result.status());
        html.text(" What ").element("b", "", result.model().file());
        html.text(" looks at, according to ").element("b", "", result.explainerName());
        html.text(", on %s of ".formatted(result.pictures()))
                .element("b", "", result.data())
                .close();
        remark("as", result.identity().description());
        remark("because", result.identity().reason());
        remark("evidence for", String.join(", ", result.identity().requirements()));
    }

    private void remark(String name, String text) {
        if (!text.isEmpty()) {
            html.open("p", "margin:2px 0").element("i", "color:#59636e", name).text(" " + text);
            html.close();
        }
    }

    private void verdicts() {
        html.open("table", TABLE).open("tr", "");
        for (String title : List.of("Status", "Requirement", "Measured", "Interval", "n", "Reason")) {
            html.element("th", HEAD, title);
        }
        html.close();
        result.verdicts().forEach(verdict -> row(verdict.requirement().toString(), verdict));
        html.close();
    }

    /** The slices of one requirement, worst first. */
    private void slices(Verdict verdict) {
        if (verdict.slices().isEmpty()) {
            return;
        }
        html.element("p", "margin:8px 0 0", "Worst first: " + verdict.requirement());
        html.open("table", TABLE).open("tr", "");
        for (String title : List.of("Status", "Slice", "Measured", "Interval", "n", "Reason")) {
            html.element("th", HEAD, title);
        }
        html.close();
        verdict.slices().stream().limit(MOST_SLICES).forEach(slice -> row(slice.name(), slice.verdict()));
        html.close();
        if (verdict.slices().size() > MOST_SLICES) {
            html.element(
                    "p", "margin:0", "and %d more".formatted(verdict.slices().size() - MOST_SLICES));
        }
    }

    /** The pictures that became worse most, old and new. */
    private void movers(Verdict verdict) {
        List<Pair> worse = verdict.compared().map(PairedComparison::worse).orElse(List.of());
        if (worse.isEmpty()) {
            return;
        }
        html.element(
                "p",
                "margin:8px 0 0",
                "Worse than %s, most first: %s"
                        .formatted(
                                verdict.comparedWith().orElse("before"),
                                verdict.requirement().metric().name()));
        html.open("table", TABLE).open("tr", "");
        for (String title : List.of("Picture", "Before", "Now", "Worse by")) {
            html.element("th", HEAD, title);
        }
        html.close();
        for (Pair pair : worse.subList(0, Math.min(SENTENCES, worse.size()))) {
            html.open("tr", "").element("td", CELL, pair.sampleId());
            html.element("td", CELL, Numbers.plain(pair.before()));
            html.element("td", CELL, Numbers.plain(pair.after()));
            html.element("td", CELL, Numbers.plain(-pair.gain())).close();
        }
        html.close();
        if (worse.size() > SENTENCES) {
            html.element("p", "margin:0", "and %d more".formatted(worse.size() - SENTENCES));
        }
    }

    private void row(String name, Verdict verdict) {
        Double estimate = verdict.estimate();
        html.open("tr", "").open("td", CELL);
        badge(verdict.status());
        html.close().element("td", CELL, name);
        html.element("td", CELL + ";font-weight:bold", estimate == null ? "nothing" : Numbers.plain(estimate));
        html.element("td", CELL + ";white-space:nowrap", intervalWords(verdict));
        html.element(
                "td",
                CELL + ";white-space:nowrap",
                "%d of %d".formatted(verdict.n(), verdict.finding().results().size()));
        html.open("td", CELL).text(verdict.reason());
        if (!verdict.remedy().isEmpty()) {
            html.element("div", "color:#59636e", "To do: " + verdict.remedy());
        }
        html.close().close();
    }

    private static String intervalWords(Verdict verdict) {
        return interval(verdict)
                .map(interval -> Numbers.percent(interval.level()) + " " + interval
                        + (verdict.comparison() == null ? "" : " of the difference"))
                .orElse("none");
    }

    /** Of the difference where earlier values are compared. */
    private static Optional<ConfidenceInterval> interval(Verdict verdict) {
        return verdict.compared().isEmpty()
                ? verdict.confidenceInterval()
                : verdict.compared().map(PairedComparison::interval);
    }

    private void troubles() {
        for (Verdict verdict : result.verdicts()) {
            Finding finding = verdict.finding();
            List<String> sentences = finding.failures();
            if (finding.undefined().isEmpty() && sentences.isEmpty()) {
                continue;
            }
            html.element(
                    "p",
                    "margin:8px 0 0",
                    "Samples without a value for " + finding.metric().name() + ":");
            html.open("ul", "margin:0");
            finding.undefined()
                    .forEach((why, count) -> html.element("li", "", "%d undefined: %s".formatted(count, why)));
            sentences.stream().limit(SENTENCES).forEach(why -> html.element("li", "", "not measured: " + why));
            if (sentences.size() > SENTENCES) {
                html.element("li", "", "and %d more".formatted(sentences.size() - SENTENCES));
            }
            html.close();
        }
        if (!result.remarks().isEmpty()) {
            html.element("p", "margin:8px 0 0", "Remarks:").open("ul", "margin:0");
            result.remarks().forEach(remark -> html.element("li", "", remark));
            html.close();
        }
    }

    private void facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("explainer", result.explainer() + settings(result.explainerSettings()));
        facts.put(
                "model",
                "%s, %s, sha256 %s"
                        .formatted(
                                result.model().file(),
                                result.model().form(),
                                result.model().sha256()));
        facts.put("data", "%s, digest %s".formatted(result.data(), result.dataDigest()));
        result.accuracy()
                .ifPresent(share -> facts.put("accuracy", Numbers.percent(share) + " of the labelled pictures"));
        String methods = result.verdicts().stream()
                .flatMap(verdict -> interval(verdict).stream())
                .map(ConfidenceInterval::method)
                .distinct()
                .collect(Collectors.joining("; "));
        facts.put("intervals", methods.isEmpty() ? "none" : methods);
        facts.put("passes", passes(result.passes()));
        String kept = result.run().ledger().toString();
        if (!kept.isEmpty()) {
            facts.put("ledger", kept);
        }
        facts.put("time", String.format(Locale.ROOT, "%.1f s", result.duration().toMillis() / 1000.0));
        result.verdicts().stream()
                .map(verdict -> verdict.requirement().metric())
                .distinct()
                .forEach(metric ->
                        facts.put(metric.name(), metric.id() + settings(metric.settings()) + ", " + metric.source()));
        result.environment().forEach(facts::putIfAbsent);
        html.open("table", TABLE);
        facts.forEach((name, fact) -> html.open("tr", "")
                .element("td", NAME, name)
                .element("td", FACT, fact)
                .close());
        html.close();
    }

    private static String settings(Map<String, String> settings) {
        return settings.isEmpty()
                ? ""
                : settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String passes(PassCount passes) {
        return "%d forward, %d first halves, %d second halves, %d backward, counted in pictures"
                .formatted(passes.forward(), passes.features(), passes.head(), passes.backward());
    }

    private void badge(Status status) {
        String colour = switch (status) {
            case PASS -> "#1a7f37";
            case FAIL -> "#b42318";
            case INCONCLUSIVE -> "#8a5a00";
            case WAIVED -> "#6639ba";
        };
        html.element(
                "span",
                "background:" + colour
                        + ";color:#fff;font-weight:bold;padding:1px 8px;border-radius:4px;white-space:nowrap",
                status.name());
    }
}
