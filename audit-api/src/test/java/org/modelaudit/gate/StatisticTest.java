package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticTest {

    private static final double[] VALUES = {4, 1, 3, 2};

    @Test
    void the_mean_is_the_sum_by_the_number() {
        assertThat(Statistic.mean().of(VALUES)).isEqualTo(2.5);
    }

    @Test
    void a_percentile_is_interpolated_between_neighbours_as_numpy_does() {
        // numpy.percentile([4, 1, 3, 2], [0, 10, 50, 100]) = [1, 1.3, 2.5, 4]
        assertThat(Statistic.percentile(0).of(VALUES)).isEqualTo(1);
        assertThat(Statistic.percentile(10).of(VALUES)).isCloseTo(1.3, within(1e-12));
        assertThat(Statistic.percentile(50).of(VALUES)).isEqualTo(2.5);
        assertThat(Statistic.percentile(100).of(VALUES)).isEqualTo(4);
    }

    @Test
    void a_percentile_of_one_value_is_that_value() {
        assertThat(Statistic.percentile(37).of(new double[] {5})).isEqualTo(5);
    }

    @Test
    void leaves_the_values_in_their_order() {
        Statistic.percentile(50).of(VALUES);

        assertThat(VALUES).containsExactly(4, 1, 3, 2);
    }

    @Test
    void a_percentile_beyond_a_hundred_is_refused() {
        assertThatThrownBy(() -> Statistic.percentile(101)).hasMessageContaining("[0, 100]");
    }
}
