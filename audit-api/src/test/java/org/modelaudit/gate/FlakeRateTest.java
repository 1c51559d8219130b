package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.gate.Threshold.atLeast;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.FakeMetric;

/**
 * How often a gate changes its mind when the same model is audited on other pictures of the same kind. On the same
 * pictures it never does. {@code docs/statistics.md} has the table; the figures here are some of its cells.
 */
class FlakeRateTest {

    private static final int RUNS = 1000;
    private static final FakeMetric HIT = FakeMetric.named("hit").asProportion();
    private static final Threshold ESTIMATE = atLeast(0.7);
    private static final Threshold INTERVAL = atLeast(0.7).withConfidence(0.95);

    @Test
    void the_bare_estimate_is_a_coin_on_the_bound_and_no_number_of_pictures_mends_it() {
        assertThat(passing(ESTIMATE, 100, hit(0.7))).isCloseTo(0.55, within(0.05));
        assertThat(passing(ESTIMATE, 300, hit(0.7))).isCloseTo(0.53, within(0.05));
    }

    @Test
    void an_interval_rarely_passes_a_model_on_the_bound_whatever_the_number_of_pictures() {
        for (int n : new int[] {30, 100, 300}) {
            assertThat(passing(INTERVAL, n, hit(0.7))).as("%d", n).isLessThan(0.045);
        }
    }

    @Test
    void a_model_well_above_the_bound_passes_surely_once_there_are_enough_pictures() {
        assertThat(passing(INTERVAL, 100, hit(0.8))).isCloseTo(0.62, within(0.06));
        assertThat(passing(INTERVAL, 300, hit(0.8))).isGreaterThan(0.96);
    }

    /** Share of runs that pass. */
    private static double passing(Threshold threshold, int n, ToDoubleFunction<SplittableRandom> draw) {
        SplittableRandom random = new SplittableRandom(n);
        int passed = 0;
        for (int run = 0; run < RUNS; run++) {
            Finding finding = new Finding(
                    HIT,
                    IntStream.range(0, n)
                            .mapToObj(i -> new SampleResult("", Outcome.value(draw.applyAsDouble(random))))
                            .toList(),
                    run);
            Verdict verdict = Verdict.of(new Requirement(HIT, threshold), finding);
            passed += verdict.status() == Status.PASS ? 1 : 0;
        }
        return (double) passed / RUNS;
    }

    private static ToDoubleFunction<SplittableRandom> hit(double probability) {
        return random -> random.nextDouble() < probability ? 1 : 0;
    }
}
