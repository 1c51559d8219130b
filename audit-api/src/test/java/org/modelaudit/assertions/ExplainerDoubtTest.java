package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.atMost;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Status;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

/** What a failed sanity check does to the other verdicts of its chain. */
class ExplainerDoubtTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");
    private static final FakeMetric LIKENESS = FakeMetric.named("likeness").with(Direction.LOWER_IS_BETTER);

    /** Met: 0.5 is at most 0.6. */
    private static final Check SANE = () -> Requirement.ofSanity(LIKENESS, atMost(0.6));

    /** Violated. */
    private static final Check INSANE = () -> Requirement.ofSanity(LIKENESS, atMost(0.4));

    @TempDir
    Path folder;

    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 4);
    }

    @Test
    void the_verdicts_of_a_sane_explainer_stand() {
        AuditResult result = declared().passes(SANE).has(SCORE, atLeast(0.4)).evaluate();

        assertThat(statuses(result)).containsExactly(Status.PASS, Status.PASS);
    }

    @Test
    void a_pass_and_a_failure_of_an_explainer_that_fails_are_inconclusive_and_say_why() {
        AuditResult result = declared()
                .has(SCORE, atLeast(0.4))
                .passes(INSANE)
                .has(SCORE, atLeast(0.6))
                .evaluate();

        assertThat(statuses(result)).containsExactly(Status.INCONCLUSIVE, Status.FAIL, Status.INCONCLUSIVE);
        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.verdicts().get(0).reason())
                .isEqualTo("the explainer fails the sanity check 'likeness at most 0.40 on the mean' on this model"
                        + " (measured 0.50), so its maps decide nothing");
        assertThat(result.verdicts().get(0).remedy())
                .isEqualTo("take an explainer that passes it, or say regardlessOfSanity()");
    }

    @Test
    void the_other_verdicts_stand_where_that_is_asked_for_by_name() {
        AuditResult result = declared()
                .regardlessOfSanity()
                .passes(INSANE)
                .has(SCORE, atLeast(0.4))
                .evaluate();

        assertThat(statuses(result)).containsExactly(Status.FAIL, Status.PASS);
    }

    @Test
    void a_check_that_does_not_speak_of_sanity_dooms_no_other() {
        Check ordinary = () -> new Requirement(LIKENESS, atMost(0.4));

        assertThat(statuses(declared().passes(ordinary).has(SCORE, atLeast(0.4)).evaluate()))
                .containsExactly(Status.FAIL, Status.PASS);
    }

    @Test
    void an_inconclusive_sanity_check_dooms_no_other() {
        Check inconclusive =
                () -> Requirement.ofSanity(LIKENESS.giving(s -> Outcome.undefined("no second map")), atMost(0.4));

        assertThat(statuses(
                        declared().passes(inconclusive).has(SCORE, atLeast(0.4)).evaluate()))
                .containsExactly(Status.INCONCLUSIVE, Status.PASS);
    }

    @Test
    void soft_assertions_remember_the_doubt_for_what_is_checked_later() {
        AuditSoftAssertions softly = new AuditSoftAssertions();
        ExplanationsAssert chain =
                softly.assertThat(FakeModel.small()).on(images).explainedBy(FakeExplainer.centred());
        chain.passes(INSANE).has(SCORE, atLeast(0.4));

        assertThatThrownBy(softly::assertAll)
                .hasMessageContaining("2 failures")
                .hasMessageContaining("INCONCLUSIVE score at least 0.40 on the mean");
    }

    @Test
    void a_sane_explainer_cannot_be_required_where_no_check_is_known() {
        assertThatThrownBy(() -> declared().requiresSaneExplainer())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("add audit-checks");
    }

    private ExplanationsAssert declared() {
        AuditSession session = new AuditSession(
                "test", "test", true, AuditSettings.from(name -> Optional.empty()), new ExplanationCache(), List.of());
        return AuditAssertions.assertThat(session.bind(FakeModel.small()))
                .on(images)
                .explainedBy(FakeExplainer.centred());
    }

    private static List<Status> statuses(AuditResult result) {
        return result.verdicts().stream().map(verdict -> verdict.status()).toList();
    }
}
