package org.modelaudit.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.Waiver;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.LedgerUse;
import org.modelaudit.result.RunFacts;

class VerdictTableTest {

    @Test
    void says_what_was_required_what_was_measured_and_why() {
        List<Outcome> outcomes = new ArrayList<>(Audits.values(Collections.nCopies(30, 0.25).stream()
                .mapToDouble(Double::doubleValue)
                .toArray()));
        outcomes.add(Outcome.undefined("the heatmap is constant"));

        String html = VerdictTable.html(Audits.result(
                Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5).withConfidence(0.9), outcomes)));

        assertThat(html)
                .contains(">FAIL</span>", "localization IoU at least 0.50 on the mean with 90.0 % confidence")
                .contains(">0.25</td>", "90.0 % [0.25, 0.25]</td>", "BCa bootstrap, 9999 resamples", ">30 of 31</td>")
                .contains("the whole interval violates it", "1 undefined: the heatmap is constant")
                .contains("grad-cam/paper@1 (layer=layer4)", "sha256 " + "0123456789abcdef".repeat(4), "traced")
                .contains("signs-holdout, digest " + "fedcba9876543210".repeat(4))
                .contains("1 forward, 2 first halves, 3 second halves, 4 backward")
                .contains("PyTorch 2.7.1", ">42</td>", "cpu()", "localization-iou/paper@1 (threshold=0.2)");
    }

    @Test
    void says_what_came_from_the_ledger_beside_the_passes() {
        AuditResult result = Audits.result(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(0.9)));

        assertThat(VerdictTable.html(result)).doesNotContain(">ledger</td>");
        RunFacts run = result.run();
        AuditResult recalled = new AuditResult(
                result.identity(),
                result.subject(),
                result.explainedBy(),
                result.verdicts(),
                result.samples(),
                new RunFacts(
                        run.environment(),
                        run.remarks(),
                        run.passes(),
                        run.duration(),
                        new LedgerUse(1, 1, List.of()),
                        List.of()));
        assertThat(VerdictTable.html(recalled))
                .contains(">ledger</td>", ">nothing computed, 1 of 1 outcomes from the ledger</td>");
    }

    @Test
    void says_which_requirements_the_audit_is_evidence_for() {
        AuditResult result = Audits.result(
                new AuditIdentity("a", "a", "", "", List.of("REQ-12", "SIGN-17")),
                "Grad-CAM",
                Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(0.9)));

        assertThat(VerdictTable.html(result)).contains("evidence for</i> REQ-12, SIGN-17");
    }

    @Test
    void a_badge_stays_in_one_line() {
        assertThat(VerdictTable.html(
                        Audits.result(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(0.9)))))
                .contains("white-space:nowrap\">PASS</span>");
    }

    @Test
    void status_is_a_word_and_not_a_colour_alone() {
        Verdict passed = Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(0.9));
        Verdict inconclusive =
                Audits.verdict(FakeMetric.ERROR, Threshold.atMost(0.5), List.of(Outcome.undefined("nothing is hot")));

        assertThat(VerdictTable.html(Audits.result(passed, inconclusive)))
                .contains(">PASS</span>", ">INCONCLUSIVE</span>", ">nothing</td>")
                .containsOnlyOnce(
                        ">none of the samples has a value<div style=\"color:#59636e\">To do: mend what leaves them without one</div></td>");
    }

    @Test
    void slices_stand_below_worst_first_and_escaped() {
        double[] values = new double[30];
        java.util.Arrays.fill(values, 0, 10, 0.1);
        java.util.Arrays.fill(values, 10, 30, 0.9);

        String html = VerdictTable.html(
                Audits.result(Audits.sliced(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(values))));

        assertThat(html)
                .contains("Worst first: localization IoU at least 0.50 on the mean, in each class")
                .contains("violated in class &#39;stop&#39;");
        assertThat(html.indexOf(">class &#39;stop&#39;</td>"))
                .isPositive()
                .isLessThan(html.indexOf(">class &#39;&lt;yield&gt;&#39;</td>"));
    }

    @Test
    void what_became_worse_since_the_baseline_is_shown_old_and_new() {
        double[] values = new double[30];
        java.util.Arrays.setAll(values, i -> i < 2 ? 0.5 + i / 10.0 : 0.9);

        assertThat(VerdictTable.html(Audits.result(Audits.compared(FakeMetric.IOU, 0.8, Audits.values(values)))))
                .contains("Worse than the baseline, most first: localization IoU")
                .contains(">images/000.png</td>", ">0.80</td>", ">0.50</td>", ">0.30</td>")
                .contains("of the difference</td>", "better on average than signs-1.0.pt")
                .contains(">Student&#39;s t of paired differences, widened for skewness</td>");
    }

    @Test
    void what_is_worse_than_another_model_is_shown_in_that_models_name() {
        double[] values = new double[30];
        java.util.Arrays.setAll(values, i -> i < 2 ? 0.5 + i / 10.0 : 0.9);

        assertThat(VerdictTable.html(
                        Audits.result(Audits.comparedWithModel(FakeMetric.IOU, 0.8, Audits.values(values)))))
                .contains("localization IoU no worse than signs-1.0.pt with 95.0 % confidence")
                .contains("Worse than signs-1.0.pt, most first: localization IoU")
                .contains(">images/000.png</td>", ">0.80</td>", ">0.50</td>", ">0.30</td>")
                .doesNotContain("baseline");
    }

    @Test
    void a_waiver_stands_where_the_verdict_does() {
        Verdict waived = Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(0.1))
                .waivedBy(new Waiver("Signs.look", null, "Ada", "labels are late", LocalDate.of(2026, 12, 31)));

        assertThat(VerdictTable.html(Audits.result(waived)))
                .contains(">WAIVED</span>", "waived by Ada until 2026-12-31: labels are late; otherwise FAIL");
    }

    @Test
    void markup_in_the_words_of_a_user_stays_text() {
        Verdict verdict = Audits.verdict(
                FakeMetric.IOU,
                Threshold.atLeast(0.5),
                List.of(Outcome.failed("<script>alert(1)</script> is no picture; replace it.")));
        AuditIdentity identity = new AuditIdentity("a", "a", "<img src=x onerror=alert(2)>", "\"R\" & 'S'");

        String html = VerdictTable.html(Audits.result(identity, "<b>CAM</b>", verdict));

        assertThat(html)
                .doesNotContain("<script", "<img", "<b>CAM")
                .contains("&lt;script&gt;alert(1)", "&lt;img src=x", "&quot;R&quot; &amp; &#39;S&#39;");
    }

    @Test
    void a_thousand_unreadable_pictures_do_not_flood_the_page() {
        List<Outcome> outcomes = Collections.nCopies(1000, Outcome.failed("It is damaged; replace it."));

        String html =
                VerdictTable.html(Audits.result(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), outcomes)));

        assertThat(html).contains("and 990 more").hasSizeLessThan(20_000);
    }

    @Test
    void an_element_that_is_not_closed_is_a_mistake() {
        assertThatThrownBy(() -> new Html().open("p", "").toString())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The element 'p' is not closed.");
    }

    @Test
    void control_characters_and_direction_marks_are_written_out() {
        assertThat(Html.escaped("a\u0000b\u001b[31m\tc")).isEqualTo("a\\u0000b\\u001B[31m\tc");
        assertThat(Html.escaped("evil\u202Egpj.exe")).isEqualTo("evil\\u202Egpj.exe");
    }

    @Test
    void samples_are_not_listed_in_the_table() {
        AuditResult result =
                Audits.result(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(0.1, 0.2)));

        assertThat(result.samples()).hasSize(2);
        assertThat(VerdictTable.html(result))
                .doesNotContain(result.verdicts().get(0).finding().results().stream()
                        .map(SampleResult::sampleId)
                        .toArray(String[]::new));
    }
}
