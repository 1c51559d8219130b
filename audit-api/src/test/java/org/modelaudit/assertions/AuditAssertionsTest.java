package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.atMost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.gate.Status;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SourceLocation;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;
import org.opentest4j.AssertionFailedError;

/** The chain on a model that the user opened himself: each requirement is checked at once. */
class AuditAssertionsTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");

    @TempDir
    Path folder;

    private final FakeModel model = FakeModel.small();
    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 4);
    }

    @Test
    void a_requirement_that_is_met_passes() {
        chain().has(SCORE, atLeast(0.5));
    }

    @Test
    void what_was_found_knows_the_line_of_its_chain() throws IOException {
        SourceLocation found = Objects.requireNonNull(
                chain().evaluate(SCORE, atLeast(0.5)).identity().location());
        List<String> source =
                Files.readAllLines(Path.of("src/test/java/org/modelaudit/assertions/AuditAssertionsTest.java"));

        assertThat(found.file()).endsWith("src/test/java/org/modelaudit/assertions/AuditAssertionsTest.java");
        assertThat(source.get(found.line() - 1)).contains("explainedBy(");
    }

    @Test
    void a_violation_is_an_assertion_error_with_expected_and_actual() {
        AssertionFailedError error =
                catchThrowableOfType(AssertionFailedError.class, () -> chain().has(SCORE, atLeast(0.6)));

        assertThat(error.getExpected().getStringRepresentation()).isEqualTo("score at least 0.60 on the mean");
        assertThat(error.getActual().getStringRepresentation()).isEqualTo("score 0.50");
    }

    @Test
    void a_violation_says_what_was_required_and_measured_on_what_and_why() {
        assertThatThrownBy(
                        () -> chain().as("signs").because("requirement SIGN-17").has(SCORE, atLeast(0.6)))
                .isInstanceOf(AuditFailedError.class)
                .hasMessageContainingAll(
                        "[signs]\nThe audit failed: what fake.fake looks at, according to Fake-CAM, on 4 pictures of ",
                        "because    requirement SIGN-17",
                        "FAIL       score at least 0.60 on the mean",
                        "measured 0.50, n = 4 of 4: the estimate violates it",
                        "worst    0.png 0.50, 1.png 0.50, 2.png 0.50",
                        "explainer  fake-cam/test@1 (layer=somewhere)",
                        "sha256 0123456789ab",
                        "accuracy   100.0 % of the labelled pictures; input: GREY, as stored, 8×8, mean [0.0], standard deviation [1.0]",
                        "remark     the model is a fake");
    }

    @Test
    void the_description_may_stand_anywhere_before_the_requirement() {
        assertThatThrownBy(() -> AuditAssertions.assertThat(model)
                        .as("first of %d", 2)
                        .on(images)
                        .explainedBy(FakeExplainer.centred())
                        .has(SCORE, atLeast(0.6)))
                .hasMessageStartingWith("[first of 2]");
    }

    @Test
    void an_inconclusive_audit_is_an_assertion_error_too_and_says_so() {
        AuditFailedError error = catchThrowableOfType(
                AuditFailedError.class,
                () -> chain().has(SCORE.giving(s -> Outcome.undefined("there is no object")), atLeast(0.5)));

        assertThat(error.result().status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(error)
                .hasMessageContainingAll(
                        "The audit is inconclusive",
                        "INCONCLUSIVE score at least 0.50 on the mean",
                        "measured nothing: none of the samples has a value",
                        "to do    mend what leaves them without one",
                        "undefined 4: there is no object");
    }

    @Test
    void a_constant_map_is_undefined_and_never_measured() {
        FakeExplainer flat = FakeExplainer.giving(sample -> new Heatmap(2, 2, new float[4]));

        AuditResult result =
                AuditAssertions.assertThat(model).on(images).explainedBy(flat).evaluate(SCORE, atLeast(0.5));

        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(result.verdicts().get(0).finding().undefined()).containsEntry("the heatmap is constant", 4);
    }

    @Test
    void the_wrong_direction_is_refused_before_anything_runs() {
        FakeExplainer explainer = FakeExplainer.centred();

        assertThatThrownBy(() -> AuditAssertions.assertThat(model)
                        .on(images)
                        .explainedBy(explainer)
                        .has(SCORE, atMost(0.5)))
                .isInstanceOf(ConfigurationException.class);
        assertThat(explainer.asked()).hasValue(0);
    }

    @Test
    void one_damaged_picture_does_not_cost_the_others() {
        AuditSet damaged = DrawnSet.withDamage(folder, 4);

        AuditResult result = AuditAssertions.assertThat(model)
                .on(damaged)
                .explainedBy(FakeExplainer.centred())
                .evaluate(SCORE, atLeast(0.4).allowingUndefined(0.2));

        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(result.verdicts().get(0).n()).isEqualTo(4);
        assertThat(result.verdicts().get(0).finding().failures())
                .singleElement()
                .asString()
                .contains("damaged.png");
    }

    @Test
    void a_metric_that_needs_a_region_is_refused_where_no_sample_has_one() {
        AuditSet bare = AuditSet.of("bare", List.of(AuditSample.of("0.png", folder.resolve("0.png"))));

        assertThatThrownBy(() -> AuditAssertions.assertThat(model)
                        .on(bare)
                        .explainedBy(FakeExplainer.centred())
                        .has(SCORE.thatNeedsRegion(), atLeast(0.5)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no sample of 'bare' has a box or a mask; add annotations");
    }

    @Test
    void every_metric_of_one_audit_shares_one_explanation_of_a_sample() {
        FakeExplainer explainer = FakeExplainer.centred();
        AtomicInteger measured = new AtomicInteger();
        FakeMetric counting = SCORE.giving(sample -> Outcome.value(measured.incrementAndGet() * 0.01));

        AuditAssertions.assertThat(model).on(images).explainedBy(explainer).evaluate(counting, atLeast(0.01));

        assertThat(explainer.asked()).hasValue(4);
        assertThat(measured).hasValue(4);
    }

    @Test
    void a_value_outside_the_metrics_own_range_is_refused() {
        assertThatThrownBy(() -> chain().has(SCORE.giving(s -> Outcome.value(1.5)), atLeast(0.5)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gave 1.5, outside its own range [0.0, 1.0]");
    }

    @Test
    void an_audit_without_a_requirement_is_refused() {
        assertThatThrownBy(() -> chain().check())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("requires nothing");
    }

    @Test
    void soft_assertions_report_all_violations_together() {
        AuditSoftAssertions softly = new AuditSoftAssertions();
        softly.assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.6));
        softly.assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.7));
        softly.assertThat(1).isEqualTo(2);

        assertThatThrownBy(softly::assertAll)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("at least 0.60", "at least 0.70", "expected: 2");
    }

    private ExplanationsAssert chain() {
        return AuditAssertions.assertThat(model).on(images).explainedBy(FakeExplainer.centred());
    }
}
