package org.modelaudit.report.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;

class MarkdownSummaryTest {

    private static String text(RunRecord run) {
        return MarkdownSummary.of(run, PictureLinks.none());
    }

    private static String text(RunRecord run, PictureLinks pictures) {
        return MarkdownSummary.of(run, pictures);
    }

    @Test
    void says_first_whether_the_build_fails() {
        assertThat(text(CiRecords.mixed())).startsWith("""
                        ### Model audit: 3 of 5 requirements not met, 1 not carried out to the end

                        2 FAIL, 1 INCONCLUSIVE, 1 WAIVED, 1 PASS of 4 audits
                        """);
        assertThat(text(Records.run(Records.audit("net", 0.5))))
                .startsWith("### Model audit: no requirement is violated\n");
    }

    @Test
    void a_run_without_any_verdict_is_not_said_to_be_well() {
        assertThat(text(CiRecords.with(Records.run(), new NotCarriedOut("a.B", "no model"))))
                .startsWith("### Model audit: no verdict, 1 not carried out to the end\n");
    }

    @Test
    void every_requirement_is_a_row_with_why_where_it_does_not_pass() {
        assertThat(text(CiRecords.mixed()))
                .contains(
                        "| **FAIL** | looks_at_the_sign | localization IoU at least 0.5<br><em>the whole interval violates it</em> | 0.375 | [0.25,&nbsp;0.4871] | 2 of 2 |\n",
                        "| PASS | looks_at_the_sign | localization IoU at least 0.5 | 0.375 | [0.25,&nbsp;0.4871] | 2 of 2 |\n")
                .contains("| org.example.SignAudit.opens | There is no file 'signs.pt'. |");
    }

    @Test
    void changes_against_the_baseline_name_the_worst_pictures() {
        assertThat(text(CiRecords.mixed()))
                .contains(
                        "| looks_at_the_cat | localization IoU | 0.75 | 0.50 | -0.25 [-0.30,&nbsp;-0.20] | 20 of 24 | 00.png 0.75 → 0.25<br>01.png 0.80 → 0.50 |");
    }

    @Test
    void a_waived_requirement_says_who_answers_for_it_until_when() {
        assertThat(text(CiRecords.mixed())).contains("| Ada | the next release is trained anew | 2027-01-01 | FAIL |");
    }

    @Test
    void two_pictures_at_most_of_what_is_worst_are_linked_from_the_folder() {
        Path record = Path.of("target/modelaudit/model-audit.json");

        assertThat(text(CiRecords.mixed(), PictureLinks.between(Path.of("target/modelaudit"), record)))
                .containsOnlyOnce(
                        "looks_at_the_cat: localization IoU\n\n![worst, median and best samples](model-audit/")
                .containsOnlyOnce(
                        "looks_at_the_sign: localization IoU\n\n![worst, median and best samples](model-audit/")
                .doesNotContain("is_stable: ");
        assertThat(text(CiRecords.mixed(), PictureLinks.between(Path.of("out (1)/x"), record)))
                .contains("](../../target/modelaudit/model-audit/");
    }

    @Test
    void pictures_may_lie_below_an_address_or_be_left_out() {
        Path here = Path.of("");

        assertThat(text(CiRecords.mixed(), PictureLinks.of(Optional.of("https://ci.example/7/"), here, here)))
                .contains("](https://ci.example/7/model-audit/");
        assertThat(text(CiRecords.mixed(), PictureLinks.of(Optional.of("none"), here, here)))
                .doesNotContain("![");
        assertThatThrownBy(() -> PictureLinks.of(Optional.of("javascript:alert(1)"), here, here))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "The pictures cannot lie below 'javascript:alert(1)'; give an address that begins with https://, or none.");
    }

    @Test
    void a_picture_elsewhere_than_beside_the_record_is_not_linked() {
        assertThat(text(CiRecords.hostileRun("../../secret.png"), PictureLinks.between(Path.of(""), Path.of("r.json"))))
                .doesNotContain("![");
    }

    @Test
    void a_large_run_stays_within_what_github_takes_and_says_what_is_missing() {
        String text = text(CiRecords.many(2000));

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
        assertThat(text).containsPattern("and \\d{4} more, which stand in the record");
    }

    @Test
    void ten_thousand_characters_and_two_thousand_hostile_audits_stay_within_it_too() {
        RunRecord one = CiRecords.hostileRun(CiRecords.HOSTILE.repeat(100));
        RunRecord run = CiRecords.with(
                Records.run(java.util.stream.Stream.generate(() -> one.audits().get(0))
                        .limit(2000)
                        .toArray(org.modelaudit.report.record.RecordedAudit[]::new)),
                java.util.stream.Stream.generate(() -> one.notCarriedOut().get(0))
                        .limit(2000)
                        .toArray(NotCarriedOut[]::new));

        assertThat(text(run).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
    }

    @Test
    void two_thousand_samples_make_no_text_longer() {
        RunRecord few = Records.run(Records.audit("net", 0.5, 0.25));
        RunRecord many = Records.run(Records.audit("net", new double[2000]));

        assertThat(text(many)).hasSizeLessThan(text(few).length() + 20);
        assertThat(SarifReport.of(many, "r")).hasSameSizeAs(SarifReport.of(few, "r"));
        assertThat(JunitReport.of(many)).hasSizeLessThan(JunitReport.of(few).length() + 20);
    }

    @Test
    void the_same_run_gives_the_same_text() {
        assertThat(text(CiRecords.mixed())).isEqualTo(text(CiRecords.mixed()));
    }

    @Test
    void nothing_from_outside_becomes_markup_a_mention_or_a_link() {
        String text = text(CiRecords.hostileRun(CiRecords.HOSTILE));

        assertThat(text).doesNotContain("<img", "@team", " #12", "](https", "`x`", "\u202E", "evil.example)");
        assertThat(text.lines().filter(line -> line.startsWith("| **FAIL**")))
                .singleElement()
                .satisfies(row -> assertThat(row.chars().filter(c -> c == '|')).hasSize(7));
    }

    @Test
    void numbers_of_any_size_are_short() {
        assertThat(Figures.number(1.23456789e12)).isEqualTo("1.235e+12");
        assertThat(Figures.number(0.5)).isEqualTo("0.50");
        assertThat(text(Records.run(CiRecords.audit("a.B.c", CiRecords.verdict(Status.PASS)))))
                .contains("| 0.375 |");
    }
}
