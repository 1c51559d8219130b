package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BcaBootstrapTest {

    private static final double[] SKEWED =
            new SplittableRandom(1).doubles(40).map(u -> -Math.log(1 - u)).toArray();

    @Test
    void holds_its_level_for_a_skewed_distribution() {
        // 400 samples of 30 exponential values with mean 1: the 90 % interval should hold the mean about 90 times of
        // 100;
        // the binomial standard error of 400 trials is 1.5 %, small samples of a skewed law lose a little.
        int held = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[] values = new SplittableRandom(trial)
                    .doubles(30)
                    .map(u -> -Math.log(1 - u))
                    .toArray();
            ConfidenceInterval interval = BcaBootstrap.interval(values, Statistic.mean(), 0.9, trial);
            held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
        }
        assertThat(held / 400.0).isBetween(0.84, 0.94);
    }

    @Test
    void is_close_to_the_normal_interval_for_a_symmetric_distribution() {
        double[] values = new double[200];
        Arrays.setAll(values, i -> i);
        double standardError = 57.88 / Math.sqrt(200);

        ConfidenceInterval interval = BcaBootstrap.interval(values, Statistic.mean(), 0.95, 7);

        assertThat(interval.low()).isCloseTo(99.5 - 1.96 * standardError, within(0.4));
        assertThat(interval.high()).isCloseTo(99.5 + 1.96 * standardError, within(0.4));
    }

    @Test
    void leans_to_the_long_tail() {
        ConfidenceInterval interval = BcaBootstrap.interval(SKEWED, Statistic.mean(), 0.95, 3);
        double mean = Statistic.mean().of(SKEWED);

        assertThat(interval.high() - mean).isGreaterThan(mean - interval.low());
    }

    @Test
    void is_wider_for_a_higher_level() {
        ConfidenceInterval narrow = BcaBootstrap.interval(SKEWED, Statistic.mean(), 0.8, 3);
        ConfidenceInterval wide = BcaBootstrap.interval(SKEWED, Statistic.mean(), 0.99, 3);

        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
    }

    @Test
    void the_same_seed_gives_the_same_interval() {
        assertThat(BcaBootstrap.interval(SKEWED, Statistic.mean(), 0.95, 3))
                .isEqualTo(BcaBootstrap.interval(SKEWED, Statistic.mean(), 0.95, 3));
    }

    @Test
    void serves_a_percentile_as_well() {
        ConfidenceInterval interval = BcaBootstrap.interval(SKEWED, Statistic.percentile(50), 0.95, 3);

        assertThat(Math.log(2)).isBetween(interval.low(), interval.high());
    }

    @Test
    void equal_values_leave_a_point() {
        double[] same = new double[12];
        Arrays.fill(same, 0.25);

        ConfidenceInterval interval = BcaBootstrap.interval(same, Statistic.mean(), 0.95, 3);

        assertThat(interval.low()).isEqualTo(0.25);
        assertThat(interval.high()).isEqualTo(0.25);
    }
}
