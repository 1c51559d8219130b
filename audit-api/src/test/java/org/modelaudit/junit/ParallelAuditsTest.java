package org.modelaudit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.modelaudit.data.AuditSet;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;

/** Where JUnit runs tests in parallel, audits take turns: some change the model while they run. */
class ParallelAuditsTest {

    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final AtomicInteger MOST = new AtomicInteger();

    private static final FakeMetric SLOW = FakeMetric.named("slow").giving(sample -> {
        MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RUNNING.decrementAndGet();
        return Outcome.value(0.5);
    });

    @TempDir
    Path folder;

    @Test
    void one_audit_runs_at_a_time_whatever_class_it_stands_in() throws IOException {
        DrawnSet.of(folder, 3);
        Files.writeString(folder.resolve("model.fake"), "");
        MOST.set(0);

        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(OneCase.class), selectClass(OtherCase.class))
                .configurationParameter("folder", folder.toString())
                .configurationParameter("modelaudit.progress", "none")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(4).failed(0));

        assertThat(MOST).hasValue(1);
    }

    private static void audit(AuditedModel model, AuditSet images) {
        assertThat(model).on(images).explainedBy(FakeExplainer.centred()).has(SLOW, atLeast(0.5));
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    static class OneCase {
        @AuditTest
        void first(AuditedModel model, AuditSet images) {
            audit(model, images);
        }

        @AuditTest
        void second(AuditedModel model, AuditSet images) {
            audit(model, images);
        }

        @Nested
        class Inner {
            @AuditTest
            void inner(AuditedModel model, AuditSet images) {
                audit(model, images);
            }
        }
    }

    @ModelAudit(model = "${folder}/model.fake", data = "${folder}")
    static class OtherCase {
        @AuditTest
        void audits(AuditedModel model, AuditSet images) {
            audit(model, images);
        }
    }
}
