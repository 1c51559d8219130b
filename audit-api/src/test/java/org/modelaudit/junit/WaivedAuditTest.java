package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Status;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.RecordingReporter;

/** What JUnit makes of a waiver. */
class WaivedAuditTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");
    private static final FakeMetric BROKEN = SCORE.giving(sample -> {
        throw new DataException("It is broken; mend it.");
    });

    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        DrawnSet.of(folder, 3);
        Files.writeString(folder.resolve("model.fake"), "");
    }

    @Test
    void a_waived_violation_fails_no_test_and_is_told_however_quiet_the_run() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        EngineExecutionResults results;
        try {
            results = run("audits", "2999-12-31");
        } finally {
            System.setOut(before);
        }

        results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(0));
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains(
                        "WAIVED  audits: score at least 0.60 on the mean is not met (FAIL)",
                        "waived by Ada until 2999-12-31: labels are late");
        List<AuditResult> reported = RecordingReporter.reported(FailingCase.class.getName());
        assertThat(reported.get(reported.size() - 1).status()).isEqualTo(Status.WAIVED);
    }

    @Test
    void an_expired_one_fails_the_test() throws IOException {
        assertThat(trouble(run("audits", "2020-01-01").testEvents().failed().list()))
                .contains("the waiver of Ada in '", "expired on 2020-01-01");
    }

    @Test
    void a_waiver_of_a_method_that_there_is_not_fails_the_class() throws IOException {
        EngineExecutionResults results = run("audit", "2999-12-31");

        results.testEvents().assertStatistics(stats -> stats.failed(1));
        assertThat(trouble(results.containerEvents().failed().list()))
                .contains("FailingCase has no method 'audit' but 'audits'");
    }

    @Test
    void a_waiver_of_an_invocation_that_there_is_not_fails_the_class() throws IOException {
        assertThat(trouble(run("audits[grad-cam]", "2999-12-31")
                        .containerEvents()
                        .failed()
                        .list()))
                .contains("but the audits of that method are '");
    }

    @Test
    void a_waiver_of_a_class_that_there_is_not_fails_the_class_too() throws IOException {
        assertThat(trouble(run("org.signs.SignAudit", "audits", "2999-12-31")
                        .containerEvents()
                        .failed()
                        .list()))
                .contains("there is no class 'org.signs.SignAudit' on the class path");
    }

    @Test
    void a_waiver_of_an_invocation_that_ended_in_trouble_or_was_not_chosen_stands() throws IOException {
        for (String audit : List.of("each[other-cam]", "each[other-cam]#2", "twice#2")) {
            EngineExecutionResults results = run(InvocationsCase.class, audit, selectClass(InvocationsCase.class));

            results.testEvents().assertStatistics(stats -> stats.failed(2));
            results.containerEvents().assertStatistics(stats -> stats.failed(0));
        }
        for (String audit : List.of("each[other-cam]", "parameterized[b]")) {
            String method = audit.substring(0, audit.indexOf('['));
            run(InvocationsCase.class, audit, selectIteration(only(method), 0))
                    .containerEvents()
                    .assertStatistics(stats -> stats.failed(0));
        }
    }

    @Test
    void one_that_no_choice_and_no_trouble_could_make_right_fails_the_class() throws IOException {
        for (String audit : List.of("each[third-cam]", "each", "each[fake-cam]#2", "parameterized")) {
            assertThat(trouble(run(InvocationsCase.class, audit, selectClass(InvocationsCase.class))
                            .containerEvents()
                            .failed()
                            .list()))
                    .contains("InvocationsCase.%s', but the audits of that method are '".formatted(audit));
        }
        assertThat(trouble(
                        run("audits#2", "2999-12-31").containerEvents().failed().list()))
                .contains("but the audits of that method are '");
    }

    @Test
    void an_audit_before_all_tests_is_waived_by_the_name_of_its_class() throws IOException {
        Path waivers = waivers(BeforeAllCase.class.getName(), "2999-12-31");

        EngineExecutionResults results = run(waivers, selectClass(BeforeAllCase.class));

        results.testEvents().assertStatistics(stats -> stats.succeeded(1));
        results.containerEvents().assertStatistics(stats -> stats.failed(0));
    }

    private static MethodSelector only(String method) {
        return Stream.of(InvocationsCase.class.getDeclaredMethods())
                .filter(found -> found.getName().equals(method))
                .map(found -> selectMethod(InvocationsCase.class, found))
                .findFirst()
                .orElseThrow();
    }

    private EngineExecutionResults run(Class<?> owner, String audit, DiscoverySelector chosen) throws IOException {
        return run(waivers(owner.getName() + "." + audit, "2999-12-31"), chosen);
    }

    private EngineExecutionResults run(String method, String expires) throws IOException {
        return run(FailingCase.class.getName(), method, expires);
    }

    private EngineExecutionResults run(String owner, String method, String expires) throws IOException {
        return run(waivers(owner + "." + method, expires), selectClass(FailingCase.class));
    }

    private Path waivers(String audit, String expires) throws IOException {
        return Files.writeString(
                folder.resolve("waivers.json"),
                "[{\"audit\": \"%s\", \"owner\": \"Ada\", \"reason\": \"labels are late\", \"expires\": \"%s\"}]"
                        .formatted(audit, expires));
    }

    private EngineExecutionResults run(Path waivers, DiscoverySelector chosen) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(chosen)
                .configurationParameter("modelaudit.progress", "none")
                .configurationParameter("modelaudit.waivers", waivers.toString())
                .configurationParameter("folder", folder.toString())
                .execute();
    }

    private static String trouble(List<Event> failed) {
        return String.valueOf(failed.get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage());
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    static class FailingCase {
        @Test
        void audits(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.6));
        }
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    static class InvocationsCase {
        @AuditTest
        @Explainers({"fake-cam", "other-cam"})
        void each(AuditedModel model, AuditSet images, Explainer explainer, TestInfo test) {
            assertThat(model)
                    .on(images)
                    .explainedBy(explainer)
                    .has(test.getDisplayName().equals("other-cam") ? BROKEN : SCORE, atLeast(0.4));
        }

        @Test
        void twice(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(BROKEN, atLeast(0.4));
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.4));
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"a", "b"})
        void parameterized(String word, AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.4));
        }
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    static class BeforeAllCase {
        @BeforeAll
        static void audits(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.6));
        }

        @Test
        void runs() {}
    }
}
