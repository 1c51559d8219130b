package org.modelaudit.report.card;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.Sha256;
import org.modelaudit.gate.Numbers;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedData;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedMeasure.RecordedComparison;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedModel;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.RecordedVerdict.RecordedSlice;
import org.modelaudit.report.record.RecordedVerdict.RecordedWaiver;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.text.MarkdownTable;
import org.modelaudit.report.text.MarkdownText;

/**
 * A section for the card of each audited model, in GitHub's Markdown, under the headings of Mitchell et al., Model Cards for Model Reporting
 * (2019), that an audit can fill: model details, evaluation data, metrics, quantitative analyses by part, caveats. Says nothing of training,
 * licence or intended use, which a record does not know.
 */
public final class MarkdownCard {

    /** What GitHub shows of one file is half a megabyte. */
    private static final int MOST_BYTES = 60_000;

    private final StringBuilder text = new StringBuilder();
    private final RunRecord run;

    private MarkdownCard(RunRecord run) {
        this.run = run;
    }

    /** The sections, one for each model; the same for every run that found the same. */
    public static String of(RunRecord run) {
        Map<RecordedModel, List<RecordedAudit>> byModel = new LinkedHashMap<>();
        run.audits()
                .forEach(audit -> byModel.computeIfAbsent(audit.model(), any -> new ArrayList<>())
                        .add(audit));
        MarkdownCard card = new MarkdownCard(run);
        byModel.forEach(card::model);
        card.end(byModel.isEmpty());
        return card.text.toString();
    }

    private void model(RecordedModel model, List<RecordedAudit> audits) {
        line("## What %s looks at".formatted(MarkdownText.of(model.file())), "");
        line("### Model details", "");
        line("- File: %s (%s)".formatted(MarkdownText.of(model.file()), MarkdownText.of(model.format())));
        line("- SHA-256: %s".formatted(model.sha256() == null ? "none, it is no file" : "`" + digest(model) + "`"));
        line(
                model.weightsUnchanged()
                        ? "- Changed during the audit: no, its weights were compared"
                        : "- Changed during the audit: unknown, its weights cannot be seen",
                "");
        data(audits);
        metrics(audits);
        analyses(audits);
        parts(audits);
        caveats(audits);
    }

    /** In code, where nothing but letters and digits may stand. */
    private static String digest(RecordedModel model) {
        return String.valueOf(model.sha256()).replaceAll("[^\\p{Alnum}]", "");
    }

    private void data(List<RecordedAudit> audits) {
        MarkdownTable table =
                new MarkdownTable(MOST_BYTES, List.of("set", "pictures:", "chosen", "right answers:", "SHA-256"));
        Set<String> told = new LinkedHashSet<>();
        for (RecordedAudit audit : audits) {
            RecordedData data = audit.data();
            if (told.add("%s %d %s".formatted(data.digest(), data.used(), data.chosen()))) {
                table.row(() -> List.of(
                        MarkdownText.of(data.name()),
                        "%d of %d".formatted(data.used(), data.asked()),
                        MarkdownText.ofClause(data.chosen()),
                        data.accuracy() == null ? "unknown" : Numbers.percent(data.accuracy()),
                        MarkdownText.of(data.digest())));
            }
        }
        section("Evaluation data", table);
    }

    private void metrics(List<RecordedAudit> audits) {
        Map<String, RecordedMetric> metrics = new LinkedHashMap<>();
        verdicts(audits)
                .forEach(each -> metrics.putIfAbsent(each.verdict.metric().id(), each.verdict.metric()));
        MarkdownTable table =
                new MarkdownTable(MOST_BYTES, List.of("metric", "better is", "range", "definition", "source"));
        metrics.values()
                .forEach(metric -> table.row(() -> List.of(
                        MarkdownText.of(metric.name()),
                        metric.direction() == Direction.HIGHER_IS_BETTER ? "higher" : "lower",
                        "%s to %s".formatted(end(metric.low(), "−∞"), end(metric.high(), "∞")),
                        MarkdownText.of(metric.id()),
                        MarkdownText.ofClause(metric.source()))));
        section("Metrics", table);
    }

    private static String end(@Nullable Double end, String none) {
        return end == null ? none : Numbers.plain(end);
    }

    private record Judged(RecordedAudit audit, RecordedVerdict verdict) {}

    private static List<Judged> verdicts(List<RecordedAudit> audits) {
        return audits.stream()
                .flatMap(audit -> audit.verdicts().stream().map(verdict -> new Judged(audit, verdict)))
                .toList();
    }

    private void analyses(List<RecordedAudit> audits) {
        MarkdownTable table = new MarkdownTable(
                MOST_BYTES,
                List.of("verdict", "requirement", "why", "explainer", "measured:", "interval", "pictures:"));
        for (Judged each : verdicts(audits)) {
            table.row(() -> {
                List<String> cells = new ArrayList<>();
                cells.add("**%s**".formatted(each.verdict.measured().status()));
                cells.add(MarkdownText.ofClause(each.verdict.text()));
                cells.add(MarkdownText.ofClause(each.audit.rationale()));
                cells.add(MarkdownText.of(each.audit.explainer().name()));
                cells.addAll(numbers(each.verdict.measured()));
                return cells;
            });
        }
        section("Quantitative analyses", table);
    }

    private void parts(List<RecordedAudit> audits) {
        List<Judged> sliced = verdicts(audits).stream()
                .filter(each -> !each.verdict.slices().isEmpty())
                .toList();
        if (sliced.isEmpty()) {
            return;
        }
        MarkdownTable table = new MarkdownTable(
                MOST_BYTES, List.of("verdict", "part", "requirement", "measured:", "interval", "pictures:"));
        for (Judged each : sliced) {
            for (RecordedSlice slice : each.verdict.slices()) {
                table.row(() -> {
                    List<String> cells = new ArrayList<>();
                    cells.add("**%s**".formatted(slice.measured().status()));
                    cells.add(MarkdownText.of(slice.name()));
                    cells.add(MarkdownText.ofClause(each.verdict.text()));
                    cells.addAll(numbers(slice.measured()));
                    return cells;
                });
            }
        }
        section("By part of the pictures", table);
    }

    private static List<String> numbers(RecordedMeasure measure) {
        RecordedInterval interval = measure.interval();
        RecordedComparison comparison = measure.comparison();
        if (comparison != null) {
            return List.of(
                    "%s → %s".formatted(Numbers.plain(comparison.meanBefore()), Numbers.plain(comparison.meanAfter())),
                    comparison.interval() == null ? "none" : "change " + bounds(comparison.interval()),
                    "%d pairs".formatted(comparison.pairs()));
        }
        return List.of(
                measure.estimate() == null ? "nothing" : Numbers.plain(measure.estimate()),
                interval == null ? "none" : bounds(interval),
                "%d of %d".formatted(measure.n(), measure.of()));
    }

    private static String bounds(RecordedInterval interval) {
        return "\\[%s, %s\\] at %s"
                .formatted(
                        Numbers.plain(interval.low()),
                        Numbers.plain(interval.high()),
                        Numbers.percent(interval.level()));
    }

    private void caveats(List<RecordedAudit> audits) {
        Set<String> caveats = new LinkedHashSet<>();
        for (Judged each : verdicts(audits)) {
            RecordedWaiver waiver = each.verdict.waiver();
            if (waiver != null) {
                caveats.add("Waived until %s by %s: %s. Without the waiver %s is %s."
                        .formatted(
                                MarkdownText.of(waiver.expires()),
                                MarkdownText.of(waiver.owner()),
                                MarkdownText.ofClause(waiver.reason()),
                                MarkdownText.ofClause(each.verdict.text()),
                                waiver.statusWithout()));
            }
        }
        audits.forEach(audit -> audit.remarks().forEach(remark -> caveats.add(MarkdownText.ofClause(remark))));
        caveats.add(
                "An explainer shows what an answer rests on as its method sees it; other explainers may show other places.");
        line("### Caveats", "");
        caveats.forEach(caveat -> line("- " + caveat));
        line("");
    }

    private void section(String title, MarkdownTable table) {
        line("### " + title, "", table.toString());
    }

    private void end(boolean empty) {
        if (empty) {
            line("No model was audited.", "");
        }
        run.notCarriedOut()
                .forEach(test -> line("- Not carried out: %s: %s"
                        .formatted(MarkdownText.of(test.id()), MarkdownText.ofClause(test.message()))));
        if (!run.notCarriedOut().isEmpty()) {
            line("");
        }
        line(
                "Made from the record of a run by %s, %s; what lasts of the record has the SHA-256 `%s`. It says nothing of training, licence or intended use."
                        .formatted(
                                MarkdownText.of(run.tool().name()),
                                MarkdownText.of(run.tool().version()),
                                Sha256.of(RecordText.lasting(run).getBytes(StandardCharsets.UTF_8))));
    }

    private void line(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }
}
