package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.noWorseThanBaseline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.VerdictSource;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

class NoWorseThanBaselineTest {

    @TempDir
    Path folder;

    @TempDir
    Path baselines;

    private AuditSet images;
    private FakeExplainer explainer = FakeExplainer.centred();
    private String seed = "42";

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 30);
    }

    @Test
    void the_first_run_records_says_what_it_accepts_and_fails_once() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        Verdict first;
        try {
            first = run(BaselineMode.AUTO, NoWorseThanBaselineTest::good);
        } finally {
            System.setOut(before);
        }

        assertThat(first.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(first.reason()).startsWith("nothing was compared: a baseline with a mean of 0.80 was recorded in '");
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("BASELINE  test: recorded in '", "score: mean 0.80 over 30 pictures, 0 without a value");
        assertThat(Files.readString(baselines.resolve("test.json"))).contains("\"0.png\": 0.8,");
        assertThat(run(BaselineMode.AUTO, NoWorseThanBaselineTest::good).status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void in_continuous_integration_it_fails_always_and_writes_nothing() {
        for (int i = 0; i < 2; i++) {
            Verdict verdict = run(BaselineMode.CHECK, NoWorseThanBaselineTest::good);
            assertThat(verdict.status()).isEqualTo(Status.INCONCLUSIVE);
            assertThat(verdict.reason()).contains("this run may not record one");
        }
        assertThat(baselines).isEmptyDirectory();
    }

    @Test
    void a_regression_fails_with_the_worst_pictures_old_and_new() {
        run(BaselineMode.AUTO, NoWorseThanBaselineTest::good);

        AuditFailedError error = failure(NoWorseThanBaselineTest::worse);

        assertThat(error.getMessage())
                .contains("FAIL       score no worse than the baseline with 95.0 % confidence")
                .contains("worse on average than fake.fake")
                .containsPattern("moved    \\d+\\.png 0\\.80 → 0\\.\\d+.* and 25 more that are worse");
    }

    @Test
    void an_improvement_passes_and_recording_accepts_it() {
        run(BaselineMode.AUTO, NoWorseThanBaselineTest::worse);

        assertThat(run(BaselineMode.AUTO, NoWorseThanBaselineTest::good).reason())
                .endsWith("accept it with -Dmodelaudit.baseline=record");
        assertThat(run(BaselineMode.RECORD, NoWorseThanBaselineTest::good).status())
                .isEqualTo(Status.INCONCLUSIVE);
        assertThat(run(BaselineMode.CHECK, NoWorseThanBaselineTest::good).reason())
                .startsWith("each of 30 pictures has its value");
        assertThat(run(BaselineMode.CHECK, NoWorseThanBaselineTest::worse).status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void a_file_that_is_not_whole_is_recorded_again() throws IOException {
        run(BaselineMode.AUTO, NoWorseThanBaselineTest::good);
        Path file = baselines.resolve("test.json");
        Files.writeString(file, Files.readString(file).substring(0, 200));

        assertThat(run(BaselineMode.RECORD, NoWorseThanBaselineTest::good).reason())
                .startsWith("nothing was compared: a baseline with a mean of 0.80 was recorded in '");
        assertThat(run(BaselineMode.CHECK, NoWorseThanBaselineTest::good).status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void what_cannot_be_recorded_again_does_not_say_that_there_is_none() throws IOException {
        run(BaselineMode.AUTO, NoWorseThanBaselineTest::good);
        String before = Files.readString(baselines.resolve("test.json"));

        Verdict verdict = verdict(
                BaselineMode.RECORD,
                FakeMetric.named("score").giving(sample -> Outcome.undefined("the map is constant")));

        assertThat(verdict.reason()).startsWith("no baseline of it was recorded in '");
        assertThat(baselines.resolve("test.json")).hasContent(before);
    }

    @Test
    void a_file_of_another_audit_is_not_recorded_over_and_nothing_is_explained() throws IOException {
        run(BaselineMode.AUTO, NoWorseThanBaselineTest::good);
        Path file = baselines.resolve("test.json");
        String others = Files.readString(file).replace("\"audit\": \"test\"", "\"audit\": \"Test\"");
        Files.writeString(file, others);
        explainer = FakeExplainer.centred();

        assertThatThrownBy(() -> run(BaselineMode.RECORD, NoWorseThanBaselineTest::good))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("belongs to the audit 'Test' and not to 'test'");
        assertThat(explainer.asked()).hasValue(0);
        assertThat(file).hasContent(others);
    }

    @Test
    void other_conditions_are_refused_by_name_before_anything_is_explained() {
        run(BaselineMode.AUTO, NoWorseThanBaselineTest::good);
        seed = "7";
        images = images.where(sample -> !sample.id().equals("3.png"));
        explainer = FakeExplainer.centred();

        assertThatThrownBy(() -> run(BaselineMode.AUTO, NoWorseThanBaselineTest::good))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("was recorded under other conditions")
                .hasMessageContaining("data was '")
                .hasMessageContaining("seed was '42', is '7'")
                .hasMessageNotContaining("input was");
        assertThat(explainer.asked()).hasValue(0);
    }

    @Test
    void a_new_metric_is_recorded_beside_the_others() throws IOException {
        run(BaselineMode.AUTO, NoWorseThanBaselineTest::good);

        Verdict other = verdict(BaselineMode.AUTO, FakeMetric.named("other").giving(sample -> Outcome.value(0.3)));

        assertThat(other.reason()).contains("a baseline with a mean of 0.30 was recorded");
        assertThat(Files.readString(baselines.resolve("test.json")))
                .contains("\"id\": \"score/fake@1\"", "\"id\": \"other/fake@1\"");
    }

    @Test
    void what_has_hardly_a_value_is_not_recorded() {
        Verdict verdict = verdict(
                BaselineMode.AUTO,
                FakeMetric.named("score").giving(sample -> Outcome.undefined("the map is constant")));

        assertThat(verdict.reason()).contains("none was recorded");
        assertThat(baselines).isEmptyDirectory();
    }

    @Test
    void a_file_that_cannot_be_written_leaves_the_verdict() throws IOException {
        baselines = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));

        assertThat(run(BaselineMode.AUTO, NoWorseThanBaselineTest::good).reason())
                .contains("nothing was compared: The baseline '")
                .contains("cannot be written");
    }

    @Test
    void a_model_opened_by_hand_has_no_file() {
        assertThatThrownBy(() -> assertThat(FakeModel.small())
                        .on(images)
                        .explainedBy(explainer)
                        .has(FakeMetric.named("score"), noWorseThanBaseline()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("opened by hand; use the model of a @ModelAudit test");
    }

    @Test
    void the_result_holds_the_files_that_its_verdicts_rest_on_as_they_were_read() throws IOException {
        Path file = baselines.resolve("test.json");
        Path waivers = baselines.resolve("waivers.json");
        assertThat(sources(BaselineMode.AUTO, NoWorseThanBaselineTest::good)).isEmpty();
        String recorded = Files.readString(file);
        VerdictSource baseline = new VerdictSource(VerdictSource.Kind.BASELINE, file, recorded);
        assertThat(sources(BaselineMode.AUTO, NoWorseThanBaselineTest::good)).containsExactly(baseline);

        String others =
                "[{\"audit\": \"another\", \"owner\": \"Ada\", \"reason\": \"r\", \"expires\": \"2999-12-31\"}]";
        Files.writeString(waivers, others);
        assertThat(sources(BaselineMode.CHECK, NoWorseThanBaselineTest::good)).containsExactly(baseline);

        String own = others.replace("another", "test");
        Files.writeString(waivers, own);
        assertThat(sources(BaselineMode.CHECK, NoWorseThanBaselineTest::worse))
                .containsExactly(baseline, new VerdictSource(VerdictSource.Kind.WAIVERS, waivers, own));
        assertThat(sources(BaselineMode.RECORD, NoWorseThanBaselineTest::worse))
                .containsExactly(new VerdictSource(VerdictSource.Kind.WAIVERS, waivers, own));
    }

    private List<VerdictSource> sources(BaselineMode mode, ToDoubleFunction<String> values) {
        return assertThat(session(mode).bind(FakeModel.small()))
                .on(images)
                .explainedBy(explainer)
                .has(score(values), noWorseThanBaseline())
                .evaluate()
                .run()
                .sources();
    }

    private static double good(String id) {
        return id.isEmpty() ? 0 : 0.8;
    }

    private static double worse(String id) {
        return 0.7 + id.hashCode() % 3 * 0.01;
    }

    private Verdict run(BaselineMode mode, ToDoubleFunction<String> values) {
        return verdict(mode, score(values));
    }

    private static FakeMetric score(ToDoubleFunction<String> values) {
        return FakeMetric.named("score")
                .giving(sample ->
                        Outcome.value(values.applyAsDouble(sample.sample().id())));
    }

    private Verdict verdict(BaselineMode mode, FakeMetric metric) {
        return assertThat(session(mode).bind(FakeModel.small()))
                .on(images)
                .explainedBy(explainer)
                .has(metric, noWorseThanBaseline())
                .evaluate()
                .verdicts()
                .get(0);
    }

    private AuditFailedError failure(ToDoubleFunction<String> values) {
        AuditSession session = session(BaselineMode.CHECK);
        AuditedModel model = session.bind(FakeModel.small());
        assertThat(model).on(images).explainedBy(explainer).has(score(values), noWorseThanBaseline());
        return org.assertj.core.api.Assertions.catchThrowableOfType(AuditFailedError.class, session::finish);
    }

    private AuditSession session(BaselineMode mode) {
        AuditSettings settings = AuditSettings.from(name -> Optional.ofNullable(
                        name.equals("modelaudit.progress") ? "none" : name.equals("modelaudit.seed") ? seed : null))
                .with(new CommittedFiles(baselines, mode, baselines.resolve("waivers.json"), LocalDate.EPOCH));
        return new AuditSession("test", "test", true, settings, new ExplanationCache(), List.of());
    }
}
