package org.modelaudit.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuadratureTest {

    @ParameterizedTest
    @EnumSource
    void the_weights_sum_to_one(Quadrature quadrature) {
        for (int steps : new int[] {2, 5, 50}) {
            assertThat(Arrays.stream(quadrature.nodes(steps).weights()).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void three_gauss_legendre_nodes_integrate_a_polynomial_of_degree_five() {
        Quadrature.Nodes nodes = Quadrature.GAUSS_LEGENDRE.nodes(3);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += nodes.weights()[i] * Math.pow(nodes.places()[i], 5);
        }
        assertThat(sum).isCloseTo(1 / 6.0, within(1e-12));
    }

    @Test
    void the_trapezoid_rule_counts_both_ends_half() {
        Quadrature.Nodes nodes = Quadrature.TRAPEZOID.nodes(3);

        assertThat(nodes.places()).containsExactly(0, 0.5, 1);
        assertThat(nodes.weights()).containsExactly(0.25, 0.5, 0.25);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quadrature.TRAPEZOID.nodes(1))
                .withMessage("The trapezoid rule needs both ends, but got 1 step.");
    }
}
