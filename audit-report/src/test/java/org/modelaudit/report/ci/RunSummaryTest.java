package org.modelaudit.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;

class RunSummaryTest {

    private static final Path RECORD = Path.of("target", "model-audit.json");
    private static final Window NARROW = new Window(80, false);

    private static List<String> lines(RunRecord run, Window window) {
        return RunSummary.lines(run, RECORD, window);
    }

    private static int columns(String line) {
        return line.codePoints().map(WCWidth::wcwidth).sum();
    }

    @Test
    void every_requirement_has_a_line_and_those_that_fail_the_build_come_first() {
        assertThat(lines(CiRecords.mixed(), new Window(120, false)))
                .containsExactly(
                        "Model audit: 2 FAIL, 1 INCONCLUSIVE, 1 WAIVED, 1 PASS in 4 audits",
                        "  status        audit                metric            value  interval             bound",
                        "  FAIL          looks_at_the_cat     localization IoU  0.375  diff [-0.30, -0.20]  >= 0.50",
                        "  FAIL          looks_at_the_sign    localization IoU  0.375  [0.25, 0.4871]       >= 0.50",
                        "  INCONCLUSIVE  is_stable[grad-cam]  localization IoU  0.375  [0.25, 0.4871]       >= 0.50",
                        "  WAIVED        looks_at_the_cat#2   localization IoU  0.375  [0.25, 0.4871]       >= 0.50",
                        "  PASS          looks_at_the_sign    localization IoU  0.375  [0.25, 0.4871]       >= 0.50",
                        "  not carried out: opens: There is no file 'signs.pt'.",
                        "Record: " + RECORD);
    }

    @Test
    void names_are_shortened_in_their_middle_until_a_line_fits() {
        List<String> lines = lines(CiRecords.mixed(), NARROW);

        assertThat(lines).allSatisfy(line -> assertThat(columns(line)).isLessThanOrEqualTo(80));
        assertThat(lines.get(2)).contains("looks_…e_cat  locali…on IoU  0.375  diff [-0.30, -0.20]  >= 0.50");
    }

    @Test
    void a_run_of_one_audit_has_said_it_all_and_is_told_where_its_record_lies() {
        assertThat(lines(Records.run(CiRecords.audit("a.B.c", CiRecords.verdict(Status.FAIL))), NARROW))
                .containsExactly("Record: " + RECORD);
    }

    @Test
    void a_run_without_audits_says_nothing() {
        assertThat(lines(Records.run(), NARROW)).isEmpty();
    }

    @Test
    void a_run_in_which_nothing_could_be_carried_out_says_so() {
        RunRecord run = CiRecords.with(
                Records.run(), new NotCarriedOut("a.B.c", "no model"), new NotCarriedOut("a.B", "no data"));

        assertThat(lines(run, NARROW))
                .containsExactly(
                        "Model audit: no verdict",
                        "  not carried out: B: no data",
                        "  not carried out: c: no model",
                        "Record: " + RECORD);
    }

    @Test
    void a_status_is_coloured_where_the_window_shows_it() {
        assertThat(lines(CiRecords.mixed(), new Window(120, true)))
                .anySatisfy(line -> assertThat(line).startsWith("  \u001B[31mFAIL\u001B[0m          looks_at_the_cat"))
                .anySatisfy(line -> assertThat(line).startsWith("  \u001B[32mPASS\u001B[0m "));
    }

    @Test
    void what_comes_from_outside_stays_in_its_line_and_moves_no_cursor() {
        RunRecord run = CiRecords.hostileRun(CiRecords.HOSTILE + "\u001B[2J");

        assertThat(lines(run, NARROW)).allSatisfy(line -> assertThat(line).doesNotContain("\n", "\u001B", "\u202E"));
    }

    @Test
    void a_chinese_character_takes_two_columns() {
        RunRecord run = Records.run(
                CiRecords.audit("a.B." + "漢".repeat(40), CiRecords.verdict(Status.FAIL)),
                CiRecords.audit("a.B.c", CiRecords.verdict(Status.PASS)));

        assertThat(lines(run, NARROW))
                .allSatisfy(line -> assertThat(columns(line)).isLessThanOrEqualTo(80));
        assertThat(lines(run, NARROW).get(2)).contains("漢漢漢漢…漢漢");
    }

    @Test
    void ten_thousand_characters_fit_into_a_line() {
        RunRecord run = CiRecords.hostileRun("x".repeat(10_000));

        assertThat(lines(run, NARROW))
                .allSatisfy(line -> assertThat(columns(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void of_many_requirements_the_rest_is_counted() {
        List<String> lines = lines(CiRecords.many(100), NARROW);

        assertThat(lines).hasSize(44);
        assertThat(lines.get(42)).isEqualTo("  and 160 more: 60 FAIL, 100 PASS");
    }
}
