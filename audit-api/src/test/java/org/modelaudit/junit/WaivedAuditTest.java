package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.modelaudit.data.AuditSet;
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

    private EngineExecutionResults run(String method, String expires) throws IOException {
        return run(FailingCase.class.getName(), method, expires);
    }

    private EngineExecutionResults run(String owner, String method, String expires) throws IOException {
        Path waivers = Files.writeString(
                folder.resolve("waivers.json"),
                "[{\"audit\": \"%s.%s\", \"owner\": \"Ada\", \"reason\": \"labels are late\", \"expires\": \"%s\"}]"
                        .formatted(owner, method, expires));
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(FailingCase.class))
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
}
