package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;

class AuditBudgetTest {

    @TempDir
    Path folder;

    @Test
    void an_audit_above_the_budget_of_its_class_fails_and_one_with_a_larger_budget_of_its_own_passes()
            throws IOException {
        DrawnSet.of(folder, 3);
        Files.writeString(folder.resolve("model.fake"), "");

        List<Event> events = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("folder", folder.toString())
                .configurationParameter("modelaudit.progress", "none")
                .selectors(selectClass(BudgetCase.class))
                .execute()
                .testEvents()
                .finished()
                .list();

        assertThat(events).hasSize(2).allSatisfy(event -> {
            boolean generous = event.getTestDescriptor().getDisplayName().startsWith("generous");
            TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
            assertThat(result.getStatus() == TestExecutionResult.Status.SUCCESSFUL)
                    .isEqualTo(generous);
            if (!generous) {
                assertThat(result.getThrowable().orElseThrow())
                        .hasMessageContaining("would cost at least 6 backward on 3 pictures")
                        .hasMessageContaining("raise @AuditBudget(backward");
            }
        });
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    @AuditBudget(forward = 3, backward = 5)
    static class BudgetCase {
        @AuditTest
        void thrifty(AuditedModel model, AuditSet images) {
            audit(model, images);
        }

        @AuditTest
        @AuditBudget(backward = 6)
        void generous(AuditedModel model, AuditSet images) {
            audit(model, images);
        }

        private static void audit(AuditedModel model, AuditSet images) {
            assertThat(model).on(images).explainedBy(new Costly()).has(FakeMetric.named("score"), atLeast(0.5));
        }
    }

    /** The fake explainer with a price. */
    private static final class Costly implements Explainer {
        private final FakeExplainer maps = FakeExplainer.centred();

        @Override
        public String id() {
            return "costly/test@1";
        }

        @Override
        public String name() {
            return "Costly";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public Cost costPerSample(AuditedModel model) {
            return Cost.of(0, 0, 0, 2);
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            return maps.explain(model, batch);
        }
    }
}
