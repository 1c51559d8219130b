package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.atMost;
import static org.modelaudit.gate.Threshold.noWorseThan;
import static org.modelaudit.gate.Threshold.noWorseThanBaseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.comparison.BaselineMode;
import org.modelaudit.comparison.CommittedFiles;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.ByModel;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.Release;

class NoWorseThanTest {

    private static final int PICTURES = 30;

    @TempDir
    Path folder;

    private final ByModel by = new ByModel();
    private final Metric score = by.metric("score");
    private final Release good = by.release("good.pt", says(NoWorseThanTest::good));
    private final Release worse = by.release("worse.pt", says(id -> good(id) - 0.1 + number(id) % 3 * 0.01));
    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, PICTURES);
    }

    private static Function<String, Outcome> says(ToDoubleFunction<String> values) {
        return id -> Outcome.value(values.applyAsDouble(id));
    }

    private static double good(String id) {
        return 0.6 + number(id) * 0.01;
    }

    private static int number(String id) {
        return Integer.parseInt(id.replace(".png", ""));
    }

    @Test
    void a_loss_against_the_other_model_fails_with_the_worst_pictures_old_and_new() {
        AuditSession session = session();
        assertThat(session.bind(worse)).on(images).explainedBy(by.explainer()).has(score, noWorseThan(good));

        AuditFailedError error = catchThrowableOfType(AuditFailedError.class, session::finish);

        assertThat(error.getMessage())
                .contains("FAIL       score no worse than good.pt with 95.0 % confidence")
                .contains("0.09 worse on average than good.pt, 95.0 % interval of the difference [-0.0931, -0.0869]")
                .containsPattern("moved    \\d+\\.png 0\\.\\d+ → 0\\.\\d+, .* and 25 more that are worse")
                .contains("remark     compared with good.pt (traced, sha256 ")
                .contains("remark     'good.pt': trained on a Monday")
                .doesNotContain("baseline");
    }

    @Test
    void a_model_that_is_better_passes_and_there_is_nothing_to_accept() {
        Verdict verdict = only(audit(good, score, noWorseThan(worse)));

        assertThat(verdict.status()).isEqualTo(Status.PASS);
        assertThat(verdict.reason()).isEqualTo("no picture is worse, 30 are better");
    }

    @Test
    void another_file_of_equal_values_passes_and_each_model_looks_at_each_picture_once() {
        Release copy = by.release("copy.pt", says(NoWorseThanTest::good));

        Verdict verdict = only(audit(good, score, noWorseThan(copy)));

        assertThat(verdict.status()).isEqualTo(Status.PASS);
        assertThat(verdict.reason()).isEqualTo("each of 30 pictures has its value of copy.pt");
        assertThat(by.explained).hasSize(2 * PICTURES).doesNotHaveDuplicates();
        assertThat(by.measured).hasSize(2 * PICTURES).doesNotHaveDuplicates();
        assertThat(copy.verified).hasValue(1);
    }

    @Test
    void a_model_held_against_itself_passes_says_so_and_is_looked_at_once() {
        AuditResult result = audit(good, score, noWorseThan(good));

        assertThat(only(result).status()).isEqualTo(Status.PASS);
        assertThat(only(result).reason())
                .isEqualTo("both files have the same bytes; each of 30 pictures has its value of good.pt");
        assertThat(result.remarks())
                .filteredOn(remark -> remark.startsWith("compared with good.pt (traced, sha256 "))
                .singleElement()
                .asString()
                .endsWith(
                        "…), which has the bytes, the input and the output of 'good.pt'; nothing was computed for it");
        assertThat(by.measured).hasSize(PICTURES);
        assertThat(result.passes().forward()).isEqualTo(PICTURES);
    }

    @Test
    void values_are_compared_as_rounded_as_those_of_a_baseline() {
        Release copy = by.release("copy.pt", says(id -> good(id) + 1e-9));

        assertThat(only(audit(good, score, noWorseThan(copy))).reason())
                .isEqualTo("each of 30 pictures has its value of copy.pt");
    }

    @Test
    void a_margin_is_a_condition_and_more_confidence_a_wider_interval() {
        Release near = by.release("near.pt", says(id -> good(id) + (number(id) % 3 - 1) * 0.05));

        assertThat(only(audit(good, score, noWorseThan(near).withMargin(0.05))).status())
                .isEqualTo(Status.PASS);
        Verdict open =
                only(audit(good, score, noWorseThan(near).withMargin(0.01).withConfidence(0.99)));
        assertThat(open.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(open.requirement())
                .hasToString("score no worse than near.pt within a margin of 0.01 with 99.0 % confidence");
        assertThat(open.reason()).endsWith("is not excluded, more than the margin of 0.01");
    }

    @Test
    void a_single_picture_that_breaks_fails() {
        Release broken = by.release("broken.pt", says(id -> id.equals("29.png") ? 0.1 : good(id)));

        assertThat(only(audit(broken, score, noWorseThan(good))).reason()).contains("; broken: 29.png 0.89 → 0.10");
    }

    @Test
    void an_other_model_that_hardly_has_a_value_decides_nothing() {
        Release mute = by.release(
                "mute.pt", id -> number(id) < 12 ? Outcome.value(good(id)) : Outcome.undefined("the map is constant"));

        Verdict verdict = only(audit(good, score, noWorseThan(mute)));

        assertThat(verdict.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(verdict.reason())
                .isEqualTo("60.0 % of the samples have no value of mute.pt, more than the 5.0 % that are allowed;"
                        + " each of 12 pictures has its value of mute.pt");
        assertThat(only(audit(good, score, noWorseThan(mute).allowingUndefined(0.7)))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void an_other_model_without_any_value_decides_nothing() {
        Release mute = by.release("mute.pt", id -> Outcome.undefined("the map is constant"));

        Verdict verdict = only(audit(good, score, noWorseThan(mute)));

        assertThat(verdict.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(verdict.reason()).startsWith("no picture has a value of both models; ");
    }

    @Test
    void several_models_a_baseline_and_bounds_stand_in_one_chain_with_slices_and_a_correction() {
        Metric other = by.metric("other");
        AuditResult result = assertThat(session().bind(good))
                .on(images)
                .explainedBy(by.explainer())
                .has(score, noWorseThan(worse))
                .has(score, noWorseThan(worse).withMargin(0.5))
                .has(score, noWorseThan(worse))
                .has(other, noWorseThan(worse))
                .has(score, noWorseThan(by.release("better.pt", says(id -> good(id) + 0.05))))
                .has(score, noWorseThanBaseline())
                .has(score, atLeast(0.5).withConfidence(0.95))
                .inEachSlice("class")
                .holmCorrected()
                .evaluate();

        assertThat(result.verdicts())
                .extracting(Verdict::status)
                .containsExactly(
                        Status.PASS,
                        Status.PASS,
                        Status.PASS,
                        Status.PASS,
                        Status.FAIL,
                        Status.INCONCLUSIVE,
                        Status.PASS);
        assertThat(result.verdicts().get(4).reason()).startsWith("0.05 worse on average than better.pt");
        assertThat(result.verdicts().get(5).reason()).startsWith("nothing was compared: a baseline with a mean of ");
        assertThat(by.explained).hasSize(3 * PICTURES).doesNotHaveDuplicates();
        assertThat(by.measured.stream().filter(which -> which.startsWith("worse")))
                .hasSize(2 * PICTURES);
    }

    @Test
    void a_class_that_became_worse_is_found_while_the_mean_stays() throws IOException {
        Path csv = folder.resolve("annotations.csv");
        Files.writeString(csv, Files.readString(csv).replaceAll("(?m)^(\\d*[13579]\\.png),0,cat", "$1,1,dog"));
        images = AuditSet.of(folder);
        Release shifted = by.release("shifted.pt", says(id -> good(id) + (number(id) % 2 == 0 ? 0.1 : -0.1)));

        Verdict verdict = only(audit(shifted, score, noWorseThan(good)));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).endsWith("; worse in class 'dog'");
        assertThat(verdict.slices().get(0).verdict().reason()).startsWith("0.10 worse on average than good.pt");
    }

    @Test
    void a_model_opened_by_hand_is_compared_at_once() {
        assertThat(good).on(images).explainedBy(by.explainer()).has(score, noWorseThan(worse));

        assertThat(catchThrowableOfType(
                                AuditFailedError.class,
                                () -> assertThat(worse)
                                        .on(images)
                                        .explainedBy(by.explainer())
                                        .has(score, noWorseThan(good)))
                        .result()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void an_explainer_that_fails_its_sanity_check_decides_nothing_here_either() {
        Metric likeness = FakeMetric.named("likeness").with(Direction.LOWER_IS_BETTER);

        AuditResult result = assertThat(session().bind(worse))
                .on(images)
                .explainedBy(by.explainer())
                .has(score, noWorseThan(good))
                .passes(() -> Requirement.ofSanity(likeness, atMost(0.4)))
                .evaluate();

        assertThat(result.verdicts().get(0).status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(result.verdicts().get(0).reason()).startsWith("the explainer fails the sanity check");
    }

    private static Verdict only(AuditResult result) {
        assertThat(result.verdicts()).hasSize(1);
        return result.verdicts().get(0);
    }

    private AuditResult audit(Release model, Metric metric, Threshold threshold) {
        return assertThat(session().bind(model))
                .on(images)
                .explainedBy(by.explainer())
                .has(metric, threshold)
                .evaluate();
    }

    private AuditSession session() {
        AuditSettings read = AuditSettings.from(
                        name -> Optional.of("none").filter(none -> name.equals("modelaudit.progress")))
                .with(new CommittedFiles(
                        folder.resolve("baselines"),
                        BaselineMode.AUTO,
                        folder.resolve("waivers.json"),
                        LocalDate.EPOCH));
        return new AuditSession("test", "test", true, read, new ExplanationCache(), List.of());
    }
}
