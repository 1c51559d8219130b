package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.RecordingReporter;

/** What a reporter hears of a whole run. */
class RunReportTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");

    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        DrawnSet.of(folder, 3);
        Files.writeString(folder.resolve("model.fake"), "");
    }

    private EngineExecutionResults run(Class<?> testCase, Map<String, String> parameters) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("folder", folder.toString())
                .configurationParameter("modelaudit.progress", "none")
                .configurationParameters(parameters)
                .selectors(selectClass(testCase))
                .execute();
    }

    private static String id(String method) {
        return MixedCase.class.getName() + "." + method;
    }

    @Test
    void begins_before_the_first_audit_hears_of_those_without_a_verdict_and_ends_once() {
        run(MixedCase.class, Map.of());

        assertThat(RecordingReporter.said(folder))
                .satisfiesExactly(
                        word -> assertThat(word).isEqualTo("begin"),
                        word -> assertThat(word).isEqualTo(id("a_passes")),
                        word -> assertThat(word).startsWith(id("b_cannot_be_meant") + ": score lies in"),
                        word -> assertThat(word).isEqualTo(id("c_stops_on_its_way") + ": an own assertion"),
                        word -> assertThat(word).isEqualTo(id("d_is_violated")),
                        word -> assertThat(word).isEqualTo("end"));
    }

    @Test
    void hears_of_a_test_whose_model_cannot_be_opened() {
        run(NoModelCase.class, Map.of());

        assertThat(RecordingReporter.said(folder))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith(NoModelCase.class.getName() + ".audits: `model` of @ModelAudit is");
    }

    @Test
    void a_reporter_that_fails_at_the_end_fails_the_run_and_no_test() {
        EngineExecutionResults results = run(MixedCase.class, Map.of("reporter.fails", "yes"));

        results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(3));
        assertThat(results.containerEvents().failed().list())
                .singleElement()
                .satisfies(event -> assertThat(event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())
                        .hasRootCauseMessage("There is no room."));
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class MixedCase {
        @AuditTest
        void a_passes(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.5));
        }

        @AuditTest
        void b_cannot_be_meant(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(50));
        }

        @AuditTest
        void c_stops_on_its_way(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.5));
            throw new AssertionError("an own assertion");
        }

        @AuditTest
        void d_is_violated(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.9));
        }
    }

    @ModelAudit(model = "${folder}/missing.fake", data = "${folder}")
    static class NoModelCase {
        @AuditTest
        void audits(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SCORE, atLeast(0.5));
        }
    }
}
