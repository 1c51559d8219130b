package org.modelaudit.report.ci;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.LeftOutPictures;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedMeasure.RecordedComparison;
import org.modelaudit.report.record.RecordedMeasure.RecordedPair;
import org.modelaudit.report.record.RecordedVerdict.RecordedWaiver;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.modelaudit.report.text.MarkdownTable;
import org.modelaudit.report.text.MarkdownText;

/**
 * A run as a comment on a pull request: what fails the build first, what changed against the baseline, the worst pictures. At most 60,000
 * bytes, because GitHub refuses comments of more than 65,536 characters.
 */
final class MarkdownSummary {

    /** Of the rows of each table, in bytes; together they leave room for pictures and the rest. */
    private static final int VERDICTS = 30_000;

    private static final int OTHERS = 7_000;

    private static final int MOST_SUBJECTS = 5;

    private static final int MOST_MOVERS = 3;

    private static final int DIGITS = 12;

    private final RunRecord run;
    private final List<RequiredRow> rows;
    private final StringBuilder text = new StringBuilder();

    private MarkdownSummary(RunRecord run) {
        this.run = run;
        this.rows = RequiredRow.worstFirst(run);
    }

    /**
     * @param pictures what stands before the name of a picture that lies beside the record
     */
    static String of(RunRecord run, PictureLinks pictures) {
        MarkdownSummary summary = new MarkdownSummary(run);
        summary.heading();
        summary.verdicts();
        summary.notCarriedOut();
        summary.baseline();
        summary.waivers();
        pictures.worst(summary.rows)
                .forEach(picture -> summary.text.append('\n').append(picture).append('\n'));
        summary.subjects();
        return summary.text.toString();
    }

    private void heading() {
        long unmet = rows.stream().filter(row -> row.status().fails()).count();
        int missing = run.notCarriedOut().size();
        String verdict = rows.isEmpty()
                ? "no verdict"
                : unmet == 0
                        ? "no requirement is violated"
                        : "%d of %s not met".formatted(unmet, Figures.count(rows.size(), "requirement"));
        text.append("### Model audit: ").append(verdict);
        text.append(missing == 0 ? "\n" : ", %d not carried out to the end\n".formatted(missing));
        if (!rows.isEmpty()) {
            text.append("\n%s of %s\n"
                    .formatted(
                            RequiredRow.counts(rows), Figures.count(run.audits().size(), "audit")));
        }
    }

    private void verdicts() {
        if (rows.isEmpty()) {
            return;
        }
        MarkdownTable table =
                new MarkdownTable(VERDICTS, List.of("", "audit", "requirement", "measured:", "interval", "pictures:"));
        for (RequiredRow row : rows) {
            RecordedMeasure measured = row.verdict().measured();
            String why = row.status() == Status.PASS
                    ? ""
                    : "<br><em>%s</em>".formatted(MarkdownText.ofClause(measured.reason()));
            table.row(() -> List.of(
                    row.status() == Status.PASS ? "PASS" : "**" + row.status() + "**",
                    MarkdownText.of(row.audit().title()),
                    MarkdownText.ofClause(row.verdict().text()) + why,
                    Figures.estimate(measured),
                    Figures.interval(measured).replace(" ", "&nbsp;"),
                    Figures.counted(row.verdict())));
        }
        text.append('\n').append(table);
    }

    private void notCarriedOut() {
        if (run.notCarriedOut().isEmpty()) {
            return;
        }
        MarkdownTable table = new MarkdownTable(OTHERS, List.of("not carried out to the end", "why"));
        for (NotCarriedOut one : run.notCarriedOut()) {
            table.row(() -> List.of(MarkdownText.of(one.id()), MarkdownText.ofClause(one.message())));
        }
        text.append('\n').append(table);
    }

    private void baseline() {
        MarkdownTable table = new MarkdownTable(
                OTHERS,
                List.of("against the baseline", "metric", "before:", "now:", "difference", "worse:", "worst pictures"));
        boolean any = false;
        for (RequiredRow row : rows) {
            RecordedComparison comparison = row.verdict().measured().comparison();
            if (comparison != null) {
                any = true;
                table.row(() -> List.of(
                        MarkdownText.of(row.audit().title()),
                        MarkdownText.of(row.verdict().metric().name()),
                        Figures.number(comparison.meanBefore()),
                        Figures.number(comparison.meanAfter()),
                        difference(comparison),
                        "%d of %d".formatted(comparison.worse(), comparison.pairs()),
                        movers(comparison.movers())));
            }
        }
        if (any) {
            text.append('\n').append(table);
        }
    }

    private static String difference(RecordedComparison comparison) {
        String difference = Figures.number(comparison.meanAfter() - comparison.meanBefore());
        return comparison.interval() == null
                ? difference
                : "%s %s"
                        .formatted(
                                difference,
                                Figures.interval(comparison.interval()).replace(" ", "&nbsp;"));
    }

    private static String movers(List<RecordedPair> pairs) {
        List<String> movers = new ArrayList<>();
        for (RecordedPair pair : pairs.subList(0, Math.min(MOST_MOVERS, pairs.size()))) {
            movers.add("%s %s → %s"
                    .formatted(
                            MarkdownText.of(pair.sample()),
                            Figures.number(pair.before()),
                            Figures.number(pair.after())));
        }
        return String.join("<br>", movers);
    }

    private void waivers() {
        MarkdownTable table = new MarkdownTable(
                OTHERS, List.of("waived", "requirement", "who answers", "why", "until", "without it"));
        boolean any = false;
        for (RequiredRow row : rows) {
            RecordedWaiver waiver = row.verdict().waiver();
            if (waiver != null && row.status() == Status.WAIVED) {
                any = true;
                table.row(() -> List.of(
                        MarkdownText.of(row.audit().title()),
                        MarkdownText.ofClause(row.verdict().text()),
                        MarkdownText.of(waiver.owner()),
                        MarkdownText.ofClause(waiver.reason()),
                        MarkdownText.of(waiver.expires()),
                        waiver.statusWithout().name()));
            }
        }
        if (any) {
            text.append('\n').append(table);
        }
    }

    private void subjects() {
        Set<String> subjects = new LinkedHashSet<>();
        run.audits().forEach(audit -> {
            String sha256 = audit.model().sha256();
            subjects.add("%s%s on %d of %d pictures of %s"
                    .formatted(
                            MarkdownText.of(audit.model().file()),
                            sha256 == null ? "" : " (`%s…`)".formatted(hexadecimal(sha256)),
                            audit.data().used(),
                            audit.data().asked(),
                            MarkdownText.of(audit.data().name())));
        });
        LeftOutPictures.sentence(run)
                .ifPresent(sentence -> text.append('\n').append(sentence).append('\n'));
        text.append("\n<sub>");
        subjects.stream()
                .limit(MOST_SUBJECTS)
                .forEach(subject -> text.append(subject).append("; "));
        if (subjects.size() > MOST_SUBJECTS) {
            text.append("and %d more; ".formatted(subjects.size() - MOST_SUBJECTS));
        }
        text.append(MarkdownText.of(run.tool().name() + " " + run.tool().version()));
        text.append("</sub>\n");
    }

    /** A record from elsewhere may say anything there. */
    private static String hexadecimal(String digest) {
        String digits = digest.replaceAll("[^0-9a-f]", "");
        return digits.substring(0, Math.min(DIGITS, digits.length()));
    }
}
