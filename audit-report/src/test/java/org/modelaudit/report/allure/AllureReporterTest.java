package org.modelaudit.report.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonObject;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.report.Audits;
import org.modelaudit.result.AuditReporter;

class AllureReporterTest {

    private final Path results;

    AllureReporterTest(@TempDir Path results) {
        this.results = results;
    }

    @Test
    void is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(AuditReporter.class)).hasAtLeastOneElementOfType(AllureReporter.class);
    }

    @Test
    void a_requirement_is_a_step_with_its_figures_and_the_tables_follow() throws IOException {
        JsonObject test = run(AuditTestCases.OneTestCase.class).test("looks at the sign");

        assertThat(NestedRun.array(test, "steps").asList())
                .extracting(step -> step.getAsJsonObject().get("name").getAsString())
                .containsExactly(
                        "PASS: localization IoU at least 0.10 on the mean, measured 0.59 by Grad-CAM",
                        "INCONCLUSIVE: pointing error at most 0.50 on the mean, measured nothing by Grad-CAM");
        assertThat(NestedRun.array(test, "steps").asList())
                .extracting(step -> step.getAsJsonObject().get("status").getAsString())
                .containsExactly("passed", "broken");
        List<JsonObject> attachments = NestedRun.attachments(test);
        assertThat(attachments)
                .extracting(attachment -> attachment.get("name").getAsString())
                .containsExactly(
                        "Worst, median and best samples: localization IoU",
                        "Distribution: localization IoU",
                        "Worst, median and best samples: pointing error",
                        "Table of samples, Grad-CAM on signs-holdout",
                        "Samples, Grad-CAM on signs-holdout",
                        "Result, Grad-CAM on signs-holdout");
        assertThat(content(attachments.get(0))).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
        assertThat(new String(content(attachments.get(4)), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("sample,label,");
    }

    @Test
    void a_waived_loss_is_tagged_and_shows_the_pictures_that_became_worse() {
        JsonObject test = run(AuditTestCases.OneTestCase.class).test("is worse and waived");

        assertThat(NestedRun.labels(test, "tag")).containsExactly("WAIVED");
        assertThat(test.getAsJsonObject("statusDetails").get("message").getAsString())
                .startsWith("WAIVED: ");
        JsonObject step = NestedRun.array(test, "steps").get(0).getAsJsonObject();
        assertThat(step.get("status").getAsString()).isEqualTo("skipped");
        assertThat(step.get("name").getAsString()).startsWith("WAIVED: localization IoU no worse than the baseline");
        assertThat(NestedRun.attachments(test))
                .extracting(attachment -> attachment.get("name").getAsString())
                .contains("Worse than the baseline: localization IoU", "Distribution: localization IoU");
        assertThat(test.get("descriptionHtml").getAsString()).contains("waived by Ada until 2026-12-31");
    }

    @Test
    void mistakes_are_a_table_and_pictures_where_the_maps_speak_for_no_class() throws IOException {
        List<JsonObject> attachments =
                NestedRun.attachments(run(AuditTestCases.OneTestCase.class).test("errs now and then"));

        assertThat(attachments)
                .extracting(attachment -> attachment.get("name").getAsString())
                .contains("Mistakes by localization error", "Mistakes in pictures: localization error");
        assertThat(new String(content(attachments.get(1)), java.nio.charset.StandardCharsets.UTF_8))
                .contains("the features saw it and the classifier erred (2)", "the features erred (2)");
        assertThat(content(attachments.get(2))).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
    }

    @Test
    void the_test_is_described_and_sorted_under_its_model_and_explainer() {
        JsonObject test = run(AuditTestCases.OneTestCase.class).test("looks at the sign");

        assertThat(test.get("descriptionHtml").getAsString()).contains("signs.pt", "SIGN-17", "INCONCLUSIVE");
        assertThat(NestedRun.labels(test, "epic")).containsExactly("Model audit");
        assertThat(NestedRun.labels(test, "feature")).containsExactly("signs.pt");
        assertThat(NestedRun.labels(test, "story")).containsExactly("Grad-CAM");
        assertThat(parameters(test))
                .containsEntry("model", "signs.pt")
                .containsEntry("explainer", "Grad-CAM")
                .containsEntry("data", "signs-holdout");
        assertThat(excluded(test)).containsExactlyInAnyOrder("device", "seed");
    }

    @Test
    void what_the_user_said_himself_stands() {
        JsonObject test = run(AuditTestCases.OneTestCase.class).test("has labels of its own");

        assertThat(NestedRun.labels(test, "epic")).containsExactly("Road safety");
        assertThat(NestedRun.labels(test, "story")).containsExactly("SIGN-17");
        assertThat(test.get("descriptionHtml").getAsString()).startsWith("<p>What the user wrote.</p><div");
    }

    @Test
    void a_description_in_plain_words_is_not_displaced() {
        JsonObject test = run(AuditTestCases.OneTestCase.class).test("is described in plain words");

        assertThat(test.get("descriptionHtml").getAsString())
                .startsWith("<p style=\"white-space:pre-line\">Speed &lt; 50 &amp; more</p><div");
    }

    @Test
    void two_audits_of_one_test_are_both_shown() {
        JsonObject test = run(AuditTestCases.OneTestCase.class).test("audits twice");

        assertThat(parameters(test))
                .containsEntry("explainer", "Grad-CAM, Eigen-CAM")
                .containsEntry("model", "signs.pt");
        assertThat(NestedRun.attachments(test)).hasSize(10);
        assertThat(test.get("descriptionHtml").getAsString().split("<div", -1)).hasSize(3);
    }

    @Test
    void an_audit_of_a_model_that_the_test_opened_does_not_rename_the_test() {
        JsonObject test = run(AuditTestCases.OneTestCase.class).test("opens_its_own_model");

        assertThat(NestedRun.attachments(test)).hasSize(5);
    }

    @Test
    void histories_stay_with_their_explainers_when_others_come_before_them() {
        Map<String, String> before = histories(run(AuditTestCases.ReorderedTestCase.class));
        System.setProperty("reordered", "true");
        Map<String, String> after;
        try {
            after = histories(
                    NestedRun.of(results.resolve("second"), Map.of(), AuditTestCases.ReorderedTestCase.class));
        } finally {
            System.clearProperty("reordered");
        }

        assertThat(before).hasSize(3);
        assertThat(after).hasSize(4).containsAllEntriesOf(before);
        assertThat(new HashSet<>(after.values())).hasSize(4);
    }

    @Test
    void the_hidden_parameter_that_counts_invocations_is_gone() {
        assertThat(run(AuditTestCases.ReorderedTestCase.class).tests())
                .allSatisfy(test -> assertThat(parameters(test)).doesNotContainKey("UniqueId"));
    }

    @Test
    void tests_that_run_at_once_keep_their_own_evidence() {
        NestedRun run = NestedRun.of(
                results,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"),
                AuditTestCases.ManyTestCase.class);

        assertThat(run.tests()).hasSize(24).allSatisfy(test -> {
            String number = test.get("name").getAsString().replaceAll("\\D", "");
            assertThat(parameters(test)).containsEntry("explainer", "CAM " + number);
            assertThat(NestedRun.attachments(test))
                    .hasSize(5)
                    .anyMatch(a -> a.get("name").getAsString().equals("Samples, CAM " + number + " on signs-holdout"));
        });
        assertThat(results.resolve("environment.properties")).hasContent("device=cpu()\nengine=PyTorch 2.7.1\nseed=42");
        assertThat(results).isDirectoryNotContaining(file -> file.toString().endsWith(".draft"));
    }

    @Test
    void outside_a_test_that_allure_listens_to_nothing_is_written() {
        List<String> written = new ArrayList<>();
        AllureReporter reporter = new AllureReporter(new AllureLifecycle(new Recorder(written)), results);

        assertThatCode(() -> reporter.report(Audits.result(AuditTestCases.passed()), Audits.evidence()))
                .doesNotThrowAnyException();
        assertThat(reporter.whereToRead()).isEmpty();
        assertThat(written).isEmpty();
        assertThat(results).isEmptyDirectory();
    }

    @Test
    void within_a_test_it_says_where_the_results_are_and_what_the_build_makes_a_page_with() {
        AllureLifecycle allure = new AllureLifecycle(new Recorder(new ArrayList<>()));
        AllureReporter reporter = new AllureReporter(allure, results.resolve("a/../b"));
        allure.scheduleTestCase(new TestResult().setUuid("one"));
        allure.startTestCase("one");

        assertThat(reporter.whereToRead())
                .hasValue(results.resolve("b")
                        + " holds pictures and numbers, org.modelaudit.report.html.AllureHtml makes a page of them");
        System.setProperty("modelaudit.report.command", "mvn -q exec:java");
        try {
            assertThat(reporter.whereToRead())
                    .get()
                    .asString()
                    .endsWith(" numbers, mvn -q exec:java makes a page of them");
        } finally {
            System.clearProperty("modelaudit.report.command");
        }
    }

    private NestedRun run(Class<?> testCase) {
        return NestedRun.of(results, Map.of(), testCase);
    }

    private byte[] content(JsonObject attachment) throws IOException {
        return Files.readAllBytes(results.resolve(attachment.get("source").getAsString()));
    }

    private static Map<String, String> histories(NestedRun run) {
        return run.tests().stream()
                .collect(Collectors.toMap(
                        test -> test.get("name").getAsString(),
                        test -> test.get("historyId").getAsString()));
    }

    private static Map<String, String> parameters(JsonObject test) {
        return NestedRun.array(test, "parameters").asList().stream()
                .map(parameter -> parameter.getAsJsonObject())
                .collect(Collectors.toMap(
                        parameter -> parameter.get("name").getAsString(),
                        parameter -> parameter.get("value").getAsString()));
    }

    private static List<String> excluded(JsonObject test) {
        return NestedRun.array(test, "parameters").asList().stream()
                .map(parameter -> parameter.getAsJsonObject())
                .filter(parameter ->
                        parameter.has("excluded") && parameter.get("excluded").getAsBoolean())
                .map(parameter -> parameter.get("name").getAsString())
                .toList();
    }

    /** Remembers what Allure would have written. */
    private record Recorder(List<String> written) implements AllureResultsWriter {
        @Override
        public void write(TestResult testResult) {
            written.add(testResult.getName());
        }

        @Override
        public void write(TestResultContainer testResultContainer) {
            written.add(testResultContainer.getName());
        }

        @Override
        public void write(String source, InputStream attachment) {
            written.add(source);
        }
    }
}
