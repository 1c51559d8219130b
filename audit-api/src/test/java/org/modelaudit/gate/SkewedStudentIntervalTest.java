package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SkewedStudentIntervalTest {

    @Test
    void is_that_of_student_where_values_are_symmetric() {
        // Mean 0, s = √2.5, s/√5 = √0.5, t(4; 97.5 %) = 2.776445.
        ConfidenceInterval interval = SkewedStudentInterval.of(new double[] {-2, -1, 0, 1, 2}, 0.95, 0);

        assertThat(interval.high()).isCloseTo(2.776445 * Math.sqrt(0.5), within(1e-6));
        assertThat(interval.low()).isCloseTo(-interval.high(), within(1e-12));
    }

    @Test
    void is_wider_on_the_side_of_the_longer_tail_alone() {
        // Mean 0, s² = 12/3 = 4, s/√4 = 1, γ = (24/4) / 3^1.5 = 1.154701, z = 1.959964, t(3; 97.5 %) = 3.182446.
        ConfidenceInterval interval = SkewedStudentInterval.of(new double[] {-1, -1, -1, 3}, 0.95, 0);

        assertThat(interval.low()).isCloseTo(-3.182446, within(1e-6));
        assertThat(interval.high()).isCloseTo(3.182446 + 1.154701 * (1 + 2 * 1.959964 * 1.959964) / 12, within(1e-5));
    }

    @Test
    void is_a_point_where_all_values_agree() {
        assertThat(SkewedStudentInterval.of(new double[] {0.5, 0.5, 0.5}, 0.95, 0))
                .extracting(ConfidenceInterval::low, ConfidenceInterval::high)
                .containsExactly(0.5, 0.5);
    }

    @Test
    void few_values_that_agree_by_chance_borrow_the_restlessness_of_all() {
        // s = 0.2 in place of 0, t(3; 97.5 %) = 3.182446, 0.2/√4 = 0.1.
        ConfidenceInterval interval = SkewedStudentInterval.of(new double[] {0.5, 0.5, 0.5, 0.5}, 0.95, 0.2);

        assertThat(interval.high()).isCloseTo(0.5 + 0.3182446, within(1e-6));
        assertThat(Moments.of(new double[] {1, 2, 3}).deviation()).isEqualTo(1);
        assertThat(Moments.of(new double[] {1}).deviation()).isZero();
    }
}
