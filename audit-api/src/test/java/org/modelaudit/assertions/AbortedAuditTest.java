package org.modelaudit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.data.AuditSet;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/** What an assumption that does not hold in one audit does to the others of its test. */
class AbortedAuditTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");

    private static final FakeMetric ASSUMING = FakeMetric.named("assuming").giving(sample -> {
        throw new TestAbortedException("there is no such camera here");
    });

    @TempDir
    Path folder;

    private final AuditSession session = new AuditSession(
            "test", "test", true, AuditSettings.from(name -> Optional.empty()), new ExplanationCache(), List.of());

    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 4);
    }

    private void declare(FakeMetric metric, double bound) {
        assertThat(session.bind(FakeModel.small()))
                .on(images)
                .explainedBy(FakeExplainer.centred())
                .has(metric, atLeast(bound));
    }

    @Test
    void a_test_is_aborted_where_the_other_audits_pass() {
        declare(ASSUMING, 0.4);
        declare(SCORE, 0.4);

        assertThatThrownBy(session::finish)
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("there is no such camera here");
    }

    @Test
    void a_violated_audit_fails_the_test_although_another_was_aborted() {
        declare(ASSUMING, 0.4);
        declare(SCORE, 0.6);

        assertThatThrownBy(session::finish)
                .isInstanceOf(AuditFailedError.class)
                .satisfies(violation -> assertThat(violation.getSuppressed())
                        .singleElement()
                        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                        .hasMessage("there is no such camera here"));
    }

    @Test
    void so_do_several() {
        declare(SCORE, 0.6);
        declare(ASSUMING, 0.4);
        declare(SCORE, 0.7);

        assertThatThrownBy(session::finish)
                .isInstanceOf(MultipleFailuresError.class)
                .satisfies(violations -> assertThat(violations.getSuppressed()).hasSize(1));
    }
}
