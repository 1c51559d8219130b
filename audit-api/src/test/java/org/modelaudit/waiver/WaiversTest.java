package org.modelaudit.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Threshold.atLeast;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.ExplainerDoubt;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.Waiver;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.FakeMetric;

class WaiversTest {

    private static final Path FILE = Path.of("waivers.json");
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final Requirement MET = new Requirement(FakeMetric.named("met"), atLeast(0.4));
    private static final Requirement UNMET = new Requirement(FakeMetric.named("unmet"), atLeast(0.6));
    private static final Requirement SANE = Requirement.ofSanity(FakeMetric.named("sane"), atLeast(0.6));

    @Test
    void what_is_not_met_is_waived_and_says_by_whom_until_when_and_why() {
        Verdict verdict = applied(waiver(null), LAST, MET, UNMET).get(1);

        assertThat(verdict.status()).isEqualTo(Status.WAIVED);
        assertThat(verdict.unwaived()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason())
                .isEqualTo("waived by Ada until 2026-12-31: labels are late; otherwise FAIL: the estimate violates it");
    }

    @Test
    void one_of_a_metric_leaves_the_others_as_they_are() {
        assertThat(applied(waiver("unmet/fake@1"), LAST, UNMET, SANE))
                .extracting(Verdict::status)
                .containsExactly(Status.WAIVED, Status.FAIL);
    }

    @Test
    void after_its_last_day_it_waives_nothing_and_says_so() {
        Verdict verdict = applied(waiver(null), LAST.plusDays(1), UNMET).get(0);

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason())
                .isEqualTo("the estimate violates it; the waiver of Ada in 'waivers.json' expired on 2026-12-31");
    }

    @Test
    void one_that_nothing_needs_fails() {
        for (LocalDate day : List.of(LAST, LAST.plusDays(1))) {
            Verdict verdict = applied(waiver(null), day, MET).get(0);

            assertThat(verdict.status()).isEqualTo(Status.FAIL);
            assertThat(verdict.unwaived()).isEqualTo(Status.PASS);
            assertThat(verdict.reason()).startsWith("met, but the waiver of Ada in 'waivers.json' is still there");
        }
    }

    @Test
    void one_of_the_whole_audit_is_unused_where_those_of_its_metrics_do_all() {
        List<Verdict> verdicts =
                new Waivers(FILE, List.of(waiver(null), waiver("unmet/fake@1")), LAST).applied(verdicts(MET, UNMET));

        assertThat(verdicts).extracting(Verdict::status).containsExactly(Status.FAIL, Status.WAIVED);
    }

    @Test
    void so_it_is_where_none_is_met() {
        Verdict verdict = new Waivers(FILE, List.of(waiver(null), waiver("unmet/fake@1")), LAST)
                .applied(verdicts(UNMET))
                .get(0);

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.unwaived()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason())
                .startsWith("waived by Ada")
                .endsWith(
                        "; the waiver of Ada in 'waivers.json' is needed by nothing; remove it, for it would hide the next violation");
    }

    @Test
    void a_waived_sanity_check_still_casts_its_doubt() {
        List<Verdict> verdicts = applied(waiver("sane/fake@1"), LAST, SANE, MET);

        assertThat(verdicts).extracting(Verdict::status).containsExactly(Status.WAIVED, Status.PASS);
        assertThat(ExplainerDoubt.none().after(verdicts).reason()).contains("fails the sanity check");
    }

    @Test
    void a_metric_that_the_audit_does_not_require_is_refused() {
        assertThatThrownBy(() -> Waivers.of(FILE, List.of(waiver("met/fake@2")), "A.b", List.of(MET, UNMET), LAST))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "'waivers.json' waives the metric 'met/fake@2' of 'A.b', which requires only met/fake@1, unmet/fake@1; correct or remove it.");
        assertThat(Waivers.of(FILE, List.of(waiver("met/fake@2")), "A.c", List.of(MET), LAST)
                        .waivers())
                .isEmpty();
    }

    private static Waiver waiver(@Nullable String metric) {
        return new Waiver("A.b", metric, "Ada", "labels are late", LAST);
    }

    private static List<Verdict> applied(Waiver waiver, LocalDate today, Requirement... requirements) {
        return new Waivers(FILE, List.of(waiver), today).applied(verdicts(requirements));
    }

    private static List<Verdict> verdicts(Requirement... requirements) {
        return Stream.of(requirements)
                .map(requirement -> Verdict.of(
                        requirement,
                        new Finding(requirement.metric(), List.of(new SampleResult("a", Outcome.value(0.5))), 1)))
                .toList();
    }
}
