package org.modelaudit.samples;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;
import org.modelaudit.assertions.AuditFailedError;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;

/** Accuracy cannot tell the two models apart; the audits can. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleAuditsTest {

    private final AuditRun honest = AuditRun.of(HonestModelAudit.class);
    private final AuditRun hans = AuditRun.of(CleverHansAudit.class);

    @Test
    void both_models_name_every_shape() {
        assertThat(honest.results())
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.accuracy()).contains(1.0));
        assertThat(hans.results())
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.accuracy()).contains(1.0));
    }

    @Test
    void the_honest_model_passes_every_audit() {
        assertThat(honest.summary().getTestsSucceededCount()).isEqualTo(4);
        assertThat(honest.summary().getFailures()).isEmpty();
    }

    @Test
    void the_clever_hans_fails_every_audit() {
        assertThat(hans.summary().getTestsFailedCount()).isEqualTo(4);
        assertThat(hans.summary().getFailures())
                .extracting(Failure::getException)
                .hasOnlyElementsOfType(AuditFailedError.class);
    }

    @Test
    void each_audit_of_the_clever_hans_fails_for_looking_elsewhere_and_none_for_lack_of_evidence() {
        Map<String, List<String>> violated =
                hans.results().stream().collect(toMap(r -> r.identity().title(), SampleAuditsTest::violated));

        assertThat(violated)
                .containsOnly(
                        Map.entry("looks_at_small_shapes_too", List.of("energy-based pointing game")),
                        Map.entry(
                                "looks_at_the_shape [grad-cam]",
                                List.of("localization IoU", "energy-based pointing game")),
                        Map.entry(
                                "looks_at_the_shape [eigen-cam]",
                                List.of("localization IoU", "energy-based pointing game")),
                        Map.entry("seldom_misses_the_shape", List.of("localization error")));
        assertThat(hans.results())
                .flatMap(AuditResult::verdicts)
                .extracting(Verdict::status)
                .containsOnly(Status.FAIL);
    }

    @Test
    void the_clever_hans_looks_into_the_corner_of_the_tag() {
        AuditResult gradCam = hans.results().stream()
                .filter(r -> r.identity().title().equals("looks_at_the_shape [grad-cam]"))
                .findFirst()
                .orElseThrow();

        // The tag lies in the lower left corner of the 64×64 pixels.
        assertThat(gradCam.verdicts().get(0).finding().results())
                .hasSize(96)
                .extracting(result -> ((Outcome.Value) result.outcome()).region())
                .allSatisfy(box -> {
                    assertThat(box.left()).isLessThan(8);
                    assertThat(box.bottom()).isGreaterThan(56);
                });
    }

    private static List<String> violated(AuditResult result) {
        return result.verdicts().stream()
                .filter(verdict -> verdict.status() == Status.FAIL)
                .map(verdict -> verdict.requirement().metric().name())
                .toList();
    }
}
