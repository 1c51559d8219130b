package org.modelaudit.samples;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.modelaudit.gate.Status;
import org.modelaudit.result.AuditResult;

/** A model's own map may be right where its answer is not; held against Grad-CAM it is found out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnMapAuditTest {

    private final AuditRun attending = AuditRun.of(AttendingModelAudit.class);
    private final AuditRun whitewashed = AuditRun.of(WhitewashedModelAudit.class);

    private static Map<String, Status> verdicts(AuditRun run) {
        return run.results().stream().collect(toMap(r -> r.identity().title(), AuditResult::status));
    }

    @Test
    void both_models_name_every_shape() {
        assertThat(attending.results())
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.accuracy()).contains(1.0));
        assertThat(whitewashed.results())
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.accuracy()).contains(1.0));
    }

    @Test
    void the_map_of_an_attention_branch_shows_the_shape_as_grad_cam_does() {
        assertThat(verdicts(attending))
                .containsOnly(
                        Map.entry("shows_the_shape", Status.PASS),
                        Map.entry("looks_at_the_shape", Status.PASS),
                        Map.entry("shows_what_it_looks_at", Status.PASS));
    }

    @Test
    void a_branch_that_draws_the_shape_beside_a_clever_hans_is_told_by_its_disagreement_with_grad_cam() {
        assertThat(verdicts(whitewashed))
                .containsOnly(
                        Map.entry("shows_the_shape", Status.PASS),
                        Map.entry("looks_at_the_shape", Status.FAIL),
                        Map.entry("shows_what_it_looks_at", Status.FAIL));
    }
}
