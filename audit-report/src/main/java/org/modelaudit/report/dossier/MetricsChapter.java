package org.modelaudit.report.dossier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.Sha256;
import org.modelaudit.gate.Numbers;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.RunRecord;

/** A card for each metric: what it measures, how, which way it improves, and what it does not say. */
final class MetricsChapter {

    private static final int DIGITS = 16;

    private MetricsChapter() {}

    static Chapter of(RunRecord run) {
        return new Chapter("metrics", "The metrics and their limits", out -> write(out, run));
    }

    private static void write(Markup out, RunRecord run) {
        Map<String, List<RecordedMetric>> metrics = new LinkedHashMap<>();
        Place.all(run).forEach(place -> {
            RecordedMetric metric = place.verdict().metric();
            List<RecordedMetric> same = metrics.computeIfAbsent(metric.id(), id -> new ArrayList<>());
            if (!same.contains(metric)) {
                same.add(metric);
            }
        });
        if (metrics.isEmpty()) {
            out.element("p", "None was measured.");
        }
        MethodCards cards = MethodCards.ofMetrics();
        metrics.values().forEach(same -> card(out, cards, same));
    }

    private static void card(Markup out, MethodCards cards, List<RecordedMetric> same) {
        RecordedMetric metric = same.get(0);
        Family family = Family.of(metric.family());
        out.open("section", "class", "card").element("h3", metric.name(), "id", id(metric));
        Table.ofFacts(out, "Card of the metric " + metric.name(), table -> {
            table.row("Asks", family.question());
            table.row("How", family.how());
            table.row("Measures", what(cards, metric));
            table.row("Better is", metric.direction() == Direction.HIGHER_IS_BETTER ? "higher" : "lower");
            table.row(
                    "Range",
                    range(metric)
                            + (metric.proportion() ? "; each of the %s has 0 or 1".formatted(metric.over()) : ""));
            table.row("Does not say", family.limits());
            table.row("Source", metric.source());
            table.row(
                    "Exact definition",
                    "%s: name, whose reading of the formula, and version; another version gives other numbers"
                            .formatted(metric.id()));
            for (RecordedMetric each : same) {
                table.row("Settings", Words.settings(each.settings()));
            }
        });
        out.close();
    }

    private static String what(MethodCards cards, RecordedMetric metric) {
        return cards.of(metric.id())
                .map(MethodCard::what)
                .orElse("What its source defines; no card of it comes with ModelAudit.");
    }

    /** A metric in one paragraph. */
    static void brief(Markup out, RecordedMetric metric) {
        MethodCards cards = MethodCards.ofMetrics();
        out.open("p").element("strong", "%s: ".formatted(metric.name()));
        out.text("%s %s; between %s. %s Settings: %s. "
                .formatted(
                        what(cards, metric),
                        capital(metric.direction().toString()),
                        range(metric),
                        Family.of(metric.family()).question(),
                        Words.settings(metric.settings())));
        out.link(id(metric), "Its card says what it does not say.").close();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String range(RecordedMetric metric) {
        return "%s and %s".formatted(end(metric.low(), "minus infinity"), end(metric.high(), "infinity"));
    }

    private static String end(@Nullable Double end, String none) {
        return end == null ? none : Numbers.plain(end);
    }

    /** Short and plain, whatever the metric's own id is. */
    private static String id(RecordedMetric metric) {
        return "metric-"
                + Sha256.of(metric.id().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
