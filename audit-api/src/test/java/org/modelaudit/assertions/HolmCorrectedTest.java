package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

class HolmCorrectedTest {

    private static final FakeMetric ONE = FakeMetric.named("one");
    private static final FakeMetric OTHER = FakeMetric.named("other");

    @TempDir
    Path folder;

    @Test
    void all_metrics_of_an_audit_are_corrected_together() {
        AuditSet images = DrawnSet.of(folder, 12);
        AuditSession session = new AuditSession(
                "test",
                "test",
                true,
                AuditSettings.from(name -> Optional.of("none").filter(style -> name.equals("modelaudit.progress"))),
                new ExplanationCache(),
                List.of());
        AuditedModel model = session.bind(FakeModel.small());

        AuditResult result = assertThat(model)
                .on(images)
                .explainedBy(FakeExplainer.centred())
                .has(ONE, atLeast(0.4).withConfidence(0.95))
                .has(OTHER, atLeast(0.4).withConfidence(0.95))
                .holmCorrected()
                .evaluate();

        assertThat(result.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.reason()).endsWith("(Holm, step 1 of 2)"));
    }

    @Test
    void a_chain_that_checks_each_metric_at_once_cannot_correct() {
        assertThatThrownBy(() -> assertThat(FakeModel.small())
                        .on(DrawnSet.of(folder, 2))
                        .explainedBy(FakeExplainer.centred())
                        .holmCorrected())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("needs all metrics of an audit together");
    }
}
