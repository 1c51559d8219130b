package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Status.INCONCLUSIVE;
import static org.modelaudit.gate.Status.PASS;
import static org.modelaudit.gate.Threshold.atLeast;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.FakeMetric;

class HolmCorrectionTest {

    private static final FakeMetric HIT = FakeMetric.named("hit").asProportion();
    private static final Threshold HALF = atLeast(0.5).withConfidence(0.95);

    @Test
    void one_requirement_is_judged_as_without_correction() {
        Finding finding = hits(62, 100);

        assertThat(corrected(finding)).containsExactly(Verdict.of(new Requirement(HIT, HALF), finding));
    }

    @Test
    void a_verdict_that_holds_alone_need_not_hold_among_many() {
        // 60 of 100 is just decided at 95 %: Wilson from 0.502. Among two it needs 97.5 %, where it is 0.488.
        assertThat(corrected(hits(60, 100)).get(0).status()).isEqualTo(PASS);
        assertThat(corrected(hits(60, 100), hits(52, 100)))
                .extracting(Verdict::status)
                .containsOnly(INCONCLUSIVE);
    }

    @Test
    void each_verdict_that_is_decided_makes_it_easier_for_the_next() {
        // The clear one leaves at 97.5 %, so the other is looked at by 95 %.
        List<Verdict> verdicts = corrected(hits(60, 100), hits(90, 100));

        assertThat(verdicts).extracting(Verdict::status).containsOnly(PASS);
        assertThat(verdicts.get(1).confidenceInterval().orElseThrow().level()).isEqualTo(0.975);
        assertThat(verdicts.get(0).confidenceInterval().orElseThrow().level()).isEqualTo(0.95);
        assertThat(verdicts.get(0).reason()).isEqualTo("the whole interval is within the bound (Holm, step 2 of 2)");
    }

    @Test
    void a_requirement_without_confidence_is_no_member_of_the_family() {
        List<Verdict> verdicts = Verdict.holmCorrected(
                List.of(new Requirement(HIT, HALF), new Requirement(HIT, atLeast(0.5))),
                List.of(hits(60, 100), hits(51, 100)));

        assertThat(verdicts).extracting(Verdict::status).containsOnly(PASS);
    }

    @Test
    void two_levels_in_one_audit_are_refused() {
        assertThatThrownBy(() -> Verdict.holmCorrected(
                        List.of(
                                new Requirement(HIT, HALF),
                                new Requirement(HIT, atLeast(0.5).withConfidence(0.9))),
                        List.of(hits(60, 100), hits(60, 100))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("0.95 and 0.9");
    }

    @Test
    void keeps_the_chance_of_any_wrong_verdict_among_ten_below_the_level() {
        SplittableRandom random = new SplittableRandom(11);
        int plain = 0;
        int corrected = 0;
        for (int trial = 0; trial < 400; trial++) {
            // Each true proportion lies exactly on the bound, so every decided verdict is wrong one way or the other.
            Finding[] findings =
                    IntStream.range(0, 10).mapToObj(i -> fair(random, 400)).toArray(Finding[]::new);
            plain += List.of(findings).stream()
                            .anyMatch(f ->
                                    Verdict.of(new Requirement(HIT, HALF), f).status() != INCONCLUSIVE)
                    ? 1
                    : 0;
            corrected += corrected(findings).stream().anyMatch(v -> v.status() != INCONCLUSIVE) ? 1 : 0;
        }

        assertThat(plain / 400.0).isGreaterThan(0.3);
        assertThat(corrected / 400.0).isLessThan(0.08);
    }

    private static List<Verdict> corrected(Finding... findings) {
        List<Requirement> requirements = new ArrayList<>();
        for (int i = 0; i < findings.length; i++) {
            requirements.add(new Requirement(HIT, HALF));
        }
        return Verdict.holmCorrected(requirements, List.of(findings));
    }

    private static Finding fair(SplittableRandom random, int n) {
        return hits(random.ints(n, 0, 2).sum(), n);
    }

    private static Finding hits(int hits, int n) {
        return new Finding(
                HIT,
                IntStream.range(0, n)
                        .mapToObj(i -> new SampleResult("sample " + i, Outcome.value(i < hits ? 1 : 0)))
                        .toList(),
                42);
    }
}
