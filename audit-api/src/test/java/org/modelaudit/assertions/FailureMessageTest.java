package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

/** What a reader of a red build reads, line by line. */
class FailureMessageTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");

    @TempDir
    Path folder;

    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 20);
    }

    @Test
    void a_failure_says_what_was_measured_on_which_input_and_where_the_report_is() {
        AuditResult result = result(images, SCORE, atLeast(0.6).withConfidence(0.95));

        assertThat(FailureMessage.of(result, List.of("target/x holds pictures", "the wall does too"))
                        .lines())
                .containsSubsequence(
                        "  FAIL       score at least 0.60 on the mean with 95.0 % confidence",
                        "    measured 0.50, 95.0 % interval [0.50, 0.50], n = 20 of 20: the whole interval violates it")
                .endsWith(
                        "  accuracy   100.0 % of the labelled pictures; input: GREY, as stored, 8×8, mean [0.0], standard deviation [1.0]",
                        "  remark     the model is a fake",
                        "  report     target/x holds pictures",
                        "  report     the wall does too")
                .noneMatch(line -> line.contains("to do"));
    }

    @Test
    void what_is_inconclusive_says_so_in_the_word_of_its_verdict_and_what_would_decide_it() {
        FakeMetric spread =
                SCORE.giving(sample -> Outcome.value(sample.sample().id().startsWith("1") ? 0.9 : 0.1));

        assertThat(FailureMessage.of(result(images, spread, atLeast(0.5).withConfidence(0.95)), List.of())
                        .lines())
                .anyMatch(line -> line.startsWith("The audit is inconclusive: "))
                .containsSubsequence(
                        "  INCONCLUSIVE score at least 0.50 on the mean with 95.0 % confidence",
                        "    to do    audit more pictures, which narrows the interval, or take another bound; -Dmodelaudit.suggest=true proposes one")
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("undecided"));
    }

    @Test
    void the_input_is_told_where_no_picture_is_labelled_too() {
        AuditSet unlabelled = AuditSet.of(
                "unlabelled",
                images.samples().stream()
                        .map(sample -> AuditSample.of(sample.id(), sample.file()))
                        .toList());

        assertThat(FailureMessage.of(result(unlabelled, SCORE, atLeast(0.6)), List.of()))
                .contains("  accuracy   unknown, no picture is labelled; input: GREY, as stored");
    }

    @Test
    void a_picture_with_objects_of_several_classes_is_counted_once() throws IOException {
        Path csv = folder.resolve("annotations.csv");
        Files.writeString(csv, Files.readString(csv) + "0.png,1,dog,4,4,8,8\n1.png,1,dog,4,4,8,8\n");
        AuditSet several = AuditSet.of(folder);

        assertThat(FailureMessage.of(result(several, SCORE, atLeast(0.6)), List.of()))
                .contains(
                        "according to Fake-CAM, on 20 pictures (22 samples) of " + several.name() + ".",
                        "n = 22 of 22");
    }

    private static AuditResult result(AuditSet images, FakeMetric metric, Threshold threshold) {
        return AuditAssertions.assertThat(FakeModel.small())
                .on(images)
                .explainedBy(FakeExplainer.centred())
                .evaluate(metric, threshold);
    }
}
