package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedMeasure.RecordedComparison;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedMeasure.RecordedPair;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedSlice;
import org.modelaudit.report.record.RecordedVerdict.RecordedThreshold;
import org.modelaudit.report.record.RecordedVerdict.RecordedWaiver;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.w3c.dom.Document;

/** What a reader finds who reads nothing else. */
class FirstPageTest {

    private static final RecordedAudit AUDIT = Records.audit("one", 0.1, 0.2, 0.3, 0.6);

    private static RecordedMeasure measured(Status status, @Nullable RecordedComparison comparison) {
        return new RecordedMeasure(
                status,
                "the whole interval violates it",
                "train it again",
                0.3,
                new RecordedInterval(0.15, 0.45, 0.95, "BCa"),
                4,
                5,
                comparison);
    }

    private static RecordedAudit with(RecordedVerdict verdict, Status status) {
        return new RecordedAudit(
                AUDIT.id(),
                AUDIT.title(),
                AUDIT.description(),
                AUDIT.rationale(),
                AUDIT.requirements(),
                status,
                AUDIT.model(),
                AUDIT.data(),
                AUDIT.explainer(),
                AUDIT.environment(),
                List.of(verdict),
                AUDIT.remarks(),
                AUDIT.attachments());
    }

    private static RecordedVerdict verdict(
            RecordedMeasure measure,
            RecordedThreshold threshold,
            List<RecordedSlice> slices,
            @Nullable RecordedWaiver waiver) {
        RecordedVerdict other = AUDIT.verdicts().get(0);
        TreeMap<String, String> undefined = new TreeMap<>();
        undefined.put("04.png", "the map is constant");
        return new RecordedVerdict(
                other.text(),
                false,
                List.of(),
                other.metric(),
                threshold,
                measure,
                slices,
                waiver,
                other.values(),
                undefined,
                new TreeMap<>());
    }

    private static RecordedThreshold threshold() {
        return AUDIT.verdicts().get(0).threshold();
    }

    private static Document page(RecordedVerdict verdict, Status status) {
        return Pages.of(Records.run(with(verdict, status)));
    }

    @Test
    void what_failed_is_told_with_how_badly_and_which_pictures_to_look_at_first() {
        Document page = page(verdict(measured(Status.FAIL, null), threshold(), List.of(), null), Status.FAIL);

        assertThat(Pages.section(page, "failures"))
                .contains(
                        "measured was 0.30, 95.0 % interval [0.15, 0.45], from 4 of 5 pictures",
                        "It is too low by 0.20, which is 20.0 % of the metric's whole range.",
                        "3 of the 4 pictures with a value are outside the bound by themselves.",
                        "Pictures to look at first: 00.png, 01.png, 02.png, 03.png, 04.png",
                        "To do: train it again.");
    }

    @Test
    void a_waived_requirement_is_no_success_and_names_who_answers_for_it() {
        RecordedWaiver waiver = new RecordedWaiver("Ada Owner", "it is known", "2099-12-31", Status.FAIL);
        Document page = page(verdict(measured(Status.WAIVED, null), threshold(), List.of(), waiver), Status.WAIVED);

        assertThat(Pages.section(page, "verdicts")).contains("Of 1 requirement: 1 WAIVED.");
        assertThat(Pages.section(page, "failures")).contains("Ada Owner answers for it until 2099-12-31");
        assertThat(Pages.section(page, "audit-1")).contains("it is known", "Without the waiver it would be FAIL");
    }

    @Test
    void pictures_that_broke_since_the_baseline_are_to_be_looked_at_before_others() {
        RecordedComparison comparison = new RecordedComparison(
                "released",
                0.5,
                0.3,
                new RecordedInterval(-0.3, -0.1, 0.95, "t"),
                4,
                2,
                List.of(new RecordedPair("02.png", 0.9, 0.3)),
                List.of(new RecordedPair("03.png", 0.9, 0.6)),
                List.of());
        RecordedThreshold baseline =
                new RecordedThreshold(null, null, "mean", 0.95, 0.05, null, false, "baseline", null);
        Document page = page(verdict(measured(Status.FAIL, comparison), baseline, List.of(), null), Status.FAIL);

        assertThat(Pages.section(page, "failures"))
                .contains("the mean went from 0.50 to 0.30", "Pictures to look at first: 03.png, 02.png, 00.png");
        assertThat(Pages.section(page, "audit-1"))
                .contains("with baseline; the values before are of released. Of 4 pictures");
    }

    @Test
    void what_was_not_tested_is_said() {
        RecordedMeasure few =
                new RecordedMeasure(Status.INCONCLUSIVE, "fewer than ten values", "", 0.3, null, 4, 4, null);
        RecordedVerdict verdict =
                verdict(measured(Status.FAIL, null), threshold(), List.of(new RecordedSlice("class cat", few)), null);
        RunRecord run = Records.run(with(verdict, Status.FAIL));
        Document page = Pages.of(new RunRecord(
                run.schema(),
                run.tool(),
                run.environment(),
                run.settings(),
                run.audits(),
                List.of(new NotCarriedOut("org.example.Lost", "the model cannot be opened")),
                run.circumstances()));

        assertThat(Pages.section(page, "not-tested"))
                .contains(
                        "org.example.Lost was not carried out: the model cannot be opened",
                        "1 of 5 pictures have no value for localization IoU in audit 1",
                        "Too few pictures to judge localization IoU in audit 1: class cat (4).",
                        "Whether the heatmaps of Grad-CAM depend on the model at all was not checked",
                        "Nothing was compared with an earlier version",
                        "Does the model's answer rest on what the heatmap shows?none: not tested");
        assertThat(Pages.section(page, "verdicts")).contains("1 test could not be carried out.");
    }

    @Test
    void a_run_that_met_everything_says_that_nothing_failed_and_what_was_not_tested_still() {
        Document page = Pages.of(Records.run(AUDIT));

        assertThat(Pages.section(page, "failures")).contains("Nothing: every requirement is met.");
        assertThat(Pages.section(page, "not-tested")).contains("none: not tested");
    }
}
