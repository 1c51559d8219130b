package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;

/** The watermark that was planted in the training pictures of the Clever Hans has units of its last block; in the honest model it has none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitAuditTest {

    /** Results do not depend on how many pictures are in flight. */
    private final AuditRun honest = AuditRun.of(HonestUnitsAudit.class, Map.of("modelaudit.batch", "5"));

    private final AuditRun hans = AuditRun.of(CleverHansUnitsAudit.class);

    private static AuditResult only(AuditRun run) {
        assertThat(run.results()).hasSize(1);
        return run.results().get(0);
    }

    private static Verdict of(AuditRun run, String metric) {
        return only(run).verdicts().stream()
                .filter(verdict -> verdict.requirement().metric().name().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static double value(SampleResult result) {
        return ((Outcome.Value) result.outcome()).value();
    }

    @Test
    void no_unit_of_the_honest_model_detects_the_watermark() {
        assertThat(only(honest).status()).isEqualTo(Status.PASS);
        assertThat(of(honest, "IoU of units with 'watermark'").finding().results())
                .hasSize(32)
                .allSatisfy(unit -> assertThat(value(unit)).isLessThan(0.01));
    }

    @Test
    void the_audit_names_the_units_of_the_clever_hans_that_light_up_on_the_watermark() {
        Verdict verdict = of(hans, "IoU of units with 'watermark'");
        List<String> detectors = verdict.finding().results().stream()
                .filter(unit -> value(unit) > 0.04)
                .map(SampleResult::sampleId)
                .toList();

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).isEqualTo("22 of 32 units violate it");
        assertThat(detectors).hasSize(22).contains("unit 17 (watermark)").allMatch(id -> id.endsWith("(watermark)"));
        assertThat(hans.summary().getFailures().get(0).getException())
                .hasMessageContaining("worst    unit 17 (watermark) 0.1742");
    }

    @Test
    void what_speaks_for_a_class_comes_from_units_of_the_watermark_in_the_one_and_of_shapes_in_the_other() {
        String metric = "share of a class's evidence from units that detect 'watermark'";

        assertThat(of(honest, metric).finding().results())
                .hasSize(4)
                .allSatisfy(shape -> assertThat(value(shape)).isZero());
        assertThat(of(hans, metric).finding().results())
                .hasSize(4)
                // Most units for crosses light up just beside the mark and overlap it too little to detect it.
                .allSatisfy(shape ->
                        assertThat(value(shape)).isGreaterThan(shape.sampleId().contains("cross") ? 0.1 : 0.7));
    }

    @Test
    void both_are_right_about_every_picture() {
        assertThat(only(honest).accuracy()).contains(1.0);
        assertThat(only(hans).accuracy()).contains(1.0);
    }
}
