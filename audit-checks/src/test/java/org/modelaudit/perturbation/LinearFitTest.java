package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearFitTest {

    private static final double[][] LINE = {{0}, {1}, {2}};

    @Test
    void weighs_points() {
        // Without the last point, whose weight is 0, the line through (0, 1) and (1, 3).
        LinearFit fit = LinearFit.ridge(LINE, new double[] {1, 3, 100}, new double[] {2, 5, 0}, 0);

        assertThat(fit.intercept()).isCloseTo(1, within(1e-12));
        assertThat(fit.coefficients()[0]).isCloseTo(2, within(1e-12));
    }

    @Test
    void the_ridge_spares_the_intercept() {
        // Centred: Σx² = 2, Σxy = 4, so β = 4 / (2 + 2) = 1 and b = 3 − 1·1.
        LinearFit fit = LinearFit.ridge(LINE, new double[] {1, 3, 5}, new double[] {1, 1, 1}, 2);

        assertThat(fit.coefficients()[0]).isCloseTo(1, within(1e-12));
        assertThat(fit.intercept()).isCloseTo(2, within(1e-12));
    }

    @Test
    void r_squared_is_the_share_of_variance() {
        // Best line through (0, 0), (1, 3), (2, 0) is flat at 1.
        double[] scores = {0, 3, 0};
        double[] weights = {1, 1, 1};
        LinearFit flat = LinearFit.ridge(LINE, scores, weights, 0);

        assertThat(flat.rSquared(LINE, scores, weights)).isCloseTo(0, within(1e-12));
        assertThat(new LinearFit(0, new double[] {0}).rSquared(LINE, scores, weights))
                .isNegative();
        assertThat(flat.rSquared(LINE, new double[] {1, 1, 1}, weights)).isNaN();
    }

    @Test
    void of_several_solutions_the_shortest_is_taken() {
        double[] split =
                LinearFit.throughOrigin(new double[][] {{1, 1}, {2, 2}}, new double[] {2, 4}, new double[] {1, 1}, 0);

        assertThat(split).containsExactly(new double[] {1, 1}, within(1e-9));
    }
}
