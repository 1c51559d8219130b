package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

    @Test
    void gives_the_published_figures_for_81_of_263() {
        // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 0.2553 to 0.3662.
        ConfidenceInterval interval = WilsonInterval.interval(81 / 263.0, 263, 0.95);

        assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
    }

    @Test
    void stays_honest_where_every_trial_hits() {
        // Newcombe, the same table: 29 of 29 hits is 0.8830 to 1 (mirrored 0 of 29: 0 to 0.1170).
        ConfidenceInterval interval = WilsonInterval.interval(1, 29, 0.95);

        assertThat(interval.low()).isCloseTo(0.8830, within(5e-5));
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void is_symmetric_in_hits_and_misses() {
        ConfidenceInterval hits = WilsonInterval.interval(0.2, 50, 0.9);
        ConfidenceInterval misses = WilsonInterval.interval(0.8, 50, 0.9);

        assertThat(hits.low()).isCloseTo(1 - misses.high(), within(1e-12));
        assertThat(hits.high()).isCloseTo(1 - misses.low(), within(1e-12));
    }
}
