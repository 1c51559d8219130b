package org.modelaudit.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparseSystemTest {

    @Test
    void solves_several_right_hand_sides() {
        SparseSystem system = new SparseSystem(2);
        system.add(0, 0, 2);
        system.add(0, 1, -1);
        system.add(1, 0, -1);
        system.add(1, 1, 2);

        List<double[]> solutions = system.solve(List.of(new double[] {3, 0}, new double[] {0, 3}));

        assertThat(solutions.get(0)).containsExactly(new double[] {2, 1}, within(1e-12));
        assertThat(solutions.get(1)).containsExactly(new double[] {1, 2}, within(1e-12));
    }

    @Test
    void a_matrix_that_is_not_positive_definite_is_refused() {
        SparseSystem system = new SparseSystem(1);
        system.add(0, 0, -1);

        assertThatThrownBy(() -> system.solve(List.of(new double[] {1})))
                .hasMessage("The matrix of a sparse system must be positive definite.");
    }
}
