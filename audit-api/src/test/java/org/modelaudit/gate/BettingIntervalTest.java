package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Range;

class BettingIntervalTest {

    private static final int LOOK = 16;

    @Test
    void holds_the_mean_and_narrows_as_samples_come() {
        double[] values = draw(new SplittableRandom(3), 2000, random -> random.nextDouble());

        ConfidenceInterval early = BettingInterval.interval(Arrays.copyOf(values, 100), Range.UNIT, 0.95);
        ConfidenceInterval late = BettingInterval.interval(values, Range.UNIT, 0.95);
        assertThat(early.low()).isLessThan(0.5);
        assertThat(early.high()).isGreaterThan(0.5);
        assertThat(late.high() - late.low()).isLessThan(0.5 * (early.high() - early.low()));
        assertThat(late.low()).isLessThan(0.5);
        assertThat(late.high()).isGreaterThan(0.5);
    }

    @Test
    void turns_with_the_values_and_stretches_with_the_range() {
        double[] values = draw(new SplittableRandom(4), 60, random -> 0.3 * random.nextDouble());
        double[] turned = Arrays.stream(values).map(v -> 1 - v).toArray();
        double[] stretched = Arrays.stream(values).map(v -> 10 * v - 5).toArray();

        ConfidenceInterval interval = BettingInterval.interval(values, Range.UNIT, 0.95);
        ConfidenceInterval mirror = BettingInterval.interval(turned, Range.UNIT, 0.95);
        ConfidenceInterval wide = BettingInterval.interval(stretched, new Range(-5, 5), 0.95);
        assertThat(mirror.low()).isCloseTo(1 - interval.high(), within(1e-9));
        assertThat(wide.low()).isCloseTo(10 * interval.low() - 5, within(1e-9));
        assertThat(wide.high()).isCloseTo(10 * interval.high() - 5, within(1e-9));
    }

    @Test
    void ten_hits_of_ten_prove_little() {
        double[] hits = new double[10];
        Arrays.fill(hits, 1);

        assertThat(BettingInterval.interval(hits, Range.UNIT, 0.95).low()).isBetween(0.2, 0.8);
    }

    @Test
    void is_seldom_wrong_at_any_of_its_looks_where_a_fixed_interval_often_is() {
        SplittableRandom random = new SplittableRandom(7);
        int trials = 200;
        int betting = 0;
        int fixed = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] hits = draw(random, 480, r -> r.nextDouble() < 0.3 ? 1 : 0);
            boolean wrong = false;
            boolean fixedWrong = false;
            for (int n = LOOK; n <= hits.length; n += LOOK) {
                double[] seen = Arrays.copyOf(hits, n);
                wrong |= misses(BettingInterval.interval(seen, Range.UNIT, 0.95), 0.3);
                fixedWrong |= misses(WilsonInterval.interval(Statistic.mean().of(seen), n, 0.95), 0.3);
            }
            betting += wrong ? 1 : 0;
            fixed += fixedWrong ? 1 : 0;
        }

        assertThat(betting / (double) trials).isLessThan(0.05);
        assertThat(fixed / (double) trials).isGreaterThan(0.15);
    }

    private static boolean misses(ConfidenceInterval interval, double mean) {
        return mean < interval.low() || mean > interval.high();
    }

    private static double[] draw(SplittableRandom random, int n, ToDoubleFunction<SplittableRandom> one) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = one.applyAsDouble(random);
        }
        return values;
    }
}
