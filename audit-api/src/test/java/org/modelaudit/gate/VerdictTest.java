package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Status.FAIL;
import static org.modelaudit.gate.Status.INCONCLUSIVE;
import static org.modelaudit.gate.Status.PASS;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.atMost;
import static org.modelaudit.gate.Threshold.between;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.FakeMetric;

class VerdictTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");
    private static final double[] AROUND_HALF = {0.45, 0.55, 0.48, 0.52, 0.40, 0.60, 0.50, 0.47, 0.53, 0.51, 0.49, 0.50
    };

    @Test
    void the_estimate_alone_decides_where_no_confidence_is_asked() {
        assertThat(verdict(SCORE, atLeast(0.5), 0.4, 0.6).status()).isEqualTo(PASS);
        assertThat(verdict(SCORE, atLeast(0.51), 0.4, 0.6).status()).isEqualTo(FAIL);
    }

    @Test
    void the_whole_interval_decides_where_confidence_is_asked() {
        assertThat(verdict(SCORE, atLeast(0.4).withConfidence(0.95), AROUND_HALF)
                        .status())
                .isEqualTo(PASS);
        assertThat(verdict(SCORE, atLeast(0.6).withConfidence(0.95), AROUND_HALF)
                        .status())
                .isEqualTo(FAIL);
    }

    @Test
    void an_interval_that_straddles_the_bound_is_inconclusive() {
        Verdict verdict = verdict(SCORE, atLeast(0.5).withConfidence(0.95), AROUND_HALF);

        assertThat(verdict.status()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("the interval straddles the bound");
        assertThat(verdict.estimate()).isEqualTo(0.5);
    }

    @Test
    void an_interval_may_fail_between_on_either_side() {
        assertThat(verdict(SCORE, between(0.6, 0.9).withConfidence(0.95), AROUND_HALF)
                        .status())
                .isEqualTo(FAIL);
        assertThat(verdict(SCORE, between(0.1, 0.3).withConfidence(0.95), AROUND_HALF)
                        .status())
                .isEqualTo(FAIL);
        assertThat(verdict(SCORE, between(0.3, 0.7).withConfidence(0.95), AROUND_HALF)
                        .status())
                .isEqualTo(PASS);
    }

    @Test
    void confidence_from_a_handful_of_values_is_inconclusive() {
        Verdict verdict = verdict(SCORE, atLeast(0.5).withConfidence(0.95), 0.9, 0.9, 0.9);

        assertThat(verdict.status()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.reason())
                .isEqualTo("3 values are too few for a confidence interval, at least 10 are needed");
    }

    @Test
    void a_percentile_is_held_against_the_bound() {
        double[] mostlyGood = {0.9, 0.9, 0.9, 0.9, 0.1};

        assertThat(verdict(SCORE, atLeast(0.8).onPercentile(50), mostlyGood).status())
                .isEqualTo(PASS);
        assertThat(verdict(SCORE, atLeast(0.8).onPercentile(10), mostlyGood).status())
                .isEqualTo(FAIL);
    }

    @Test
    void every_sample_counts_the_violations_and_shows_the_worst() {
        Verdict verdict = verdict(SCORE, atLeast(0.5).onEverySample(), 0.9, 0.2, 0.6, 0.4);

        assertThat(verdict.status()).isEqualTo(FAIL);
        assertThat(verdict.reason()).isEqualTo("2 of 4 samples violate it");
        assertThat(verdict.estimate()).isEqualTo(0.2);
    }

    @Test
    void no_value_at_all_is_inconclusive_and_never_green() {
        Verdict verdict = verdict(SCORE, atLeast(0.5), List.of(Outcome.undefined("the heatmap is constant")));

        assertThat(verdict.status()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.estimate()).isNull();
    }

    @Test
    void too_many_samples_without_a_value_undo_a_pass() {
        List<Outcome> outcomes = values(0.9, 0.9, 0.9);
        outcomes.add(Outcome.undefined("the heatmap is constant"));

        assertThat(verdict(SCORE, atLeast(0.5), outcomes).status()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict(SCORE, atLeast(0.5), outcomes).reason())
                .isEqualTo("25.0 % of the samples have no value, more than the 5.0 % that are allowed");
        assertThat(verdict(SCORE, atLeast(0.5).allowingUndefined(0.25), outcomes)
                        .status())
                .isEqualTo(PASS);
    }

    @Test
    void one_sample_of_twenty_without_a_value_is_no_more_than_5_percent() {
        List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(19, Outcome.value(0.9)));
        outcomes.add(Outcome.undefined("the heatmap is constant"));

        assertThat(verdict(SCORE, atLeast(0.5), outcomes).status()).isEqualTo(PASS);
    }

    @Test
    void what_is_inconclusive_says_what_would_decide_it_and_what_is_decided_asks_for_nothing() {
        List<Outcome> missing = values(0.9, 0.9, 0.9);
        missing.add(Outcome.undefined("the heatmap is constant"));

        assertThat(verdict(SCORE, atLeast(0.5).withConfidence(0.95), AROUND_HALF)
                        .remedy())
                .isEqualTo(
                        "audit more pictures, which narrows the interval, or take another bound; -Dmodelaudit.suggest=true proposes one");
        assertThat(verdict(SCORE, atLeast(0.4).withPrecision(0.01), AROUND_HALF).remedy())
                .isEqualTo("audit more pictures, which narrows the interval");
        assertThat(verdict(SCORE, atLeast(0.5).withConfidence(0.95), 0.9, 0.9, 0.9)
                        .remedy())
                .isEqualTo("audit more pictures");
        assertThat(verdict(SCORE, atLeast(0.5), missing).remedy()).contains("allowingUndefined");
        assertThat(verdict(SCORE, atLeast(0.5), List.of(Outcome.undefined("flat")))
                        .remedy())
                .isEqualTo("mend what leaves them without one");
        assertThat(verdict(SCORE, atLeast(0.5), 0.4, 0.6).remedy()).isEmpty();
        assertThat(verdict(SCORE, atLeast(0.51), 0.4, 0.6).remedy()).isEmpty();
    }

    @Test
    void a_violation_stands_whatever_is_missing() {
        List<Outcome> outcomes = values(0.1, 0.1);
        outcomes.add(Outcome.failed("The picture cannot be read."));

        assertThat(verdict(SCORE, atLeast(0.5), outcomes).status()).isEqualTo(FAIL);
    }

    @Test
    void undefined_samples_are_counted_by_reason_and_left_out_of_the_mean() {
        List<Outcome> outcomes = values(0.2, 0.4);
        outcomes.add(Outcome.undefined("b"));
        outcomes.add(Outcome.undefined("a"));
        outcomes.add(Outcome.undefined("b"));

        Verdict verdict = verdict(SCORE, atLeast(0.2).allowingUndefined(0.9), outcomes);

        assertThat(verdict.estimate()).isEqualTo((0.2 + 0.4) / 2);
        assertThat(verdict.n()).isEqualTo(2);
        assertThat(verdict.finding().undefined()).containsExactly(Map.entry("a", 1), Map.entry("b", 2));
    }

    @Test
    void a_proportion_gets_wilsons_interval() {
        Metric hit = FakeMetric.named("miss").with(Direction.LOWER_IS_BETTER).asProportion();

        Verdict verdict = verdict(hit, atMost(0.5).withConfidence(0.95), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        assertThat(verdict.confidenceInterval().orElseThrow().method()).isEqualTo("Wilson score");
        assertThat(verdict.confidenceInterval().orElseThrow().high()).isGreaterThan(0.2);
    }

    @Test
    void a_pass_by_an_interval_wider_than_asked_is_inconclusive() {
        assertThat(verdict(SCORE, atLeast(0.4).withPrecision(0.05), AROUND_HALF).status())
                .isEqualTo(PASS);
        Verdict wide = verdict(SCORE, atLeast(0.4).withPrecision(0.01), AROUND_HALF);
        assertThat(wide.status()).isEqualTo(INCONCLUSIVE);
        assertThat(wide.reason()).startsWith("the interval is ±0.0").endsWith("more than the ±0.01 that are asked");
        assertThat(verdict(SCORE, atLeast(0.6).withPrecision(0.01), AROUND_HALF).status())
                .isEqualTo(FAIL);
    }

    @Test
    void an_audit_that_may_stop_early_is_judged_by_a_confidence_sequence() {
        Verdict verdict = verdict(SCORE, atLeast(0.1).stoppingEarly(), AROUND_HALF);

        assertThat(verdict.confidenceInterval().orElseThrow().method()).isEqualTo("confidence sequence by betting");
        assertThat(verdict.confidenceInterval().orElseThrow().level()).isEqualTo(0.95);
    }

    private static Verdict verdict(Metric metric, Threshold threshold, double... values) {
        return verdict(metric, threshold, values(values));
    }

    private static Verdict verdict(Metric metric, Threshold threshold, List<Outcome> outcomes) {
        List<SampleResult> results = new ArrayList<>();
        outcomes.forEach(outcome -> results.add(new SampleResult("sample " + results.size(), outcome)));
        return Verdict.of(new Requirement(metric, threshold), new Finding(metric, results, 42));
    }

    private static List<Outcome> values(double... values) {
        List<Outcome> outcomes = new ArrayList<>();
        for (double value : values) {
            outcomes.add(Outcome.value(value));
        }
        return outcomes;
    }
}
