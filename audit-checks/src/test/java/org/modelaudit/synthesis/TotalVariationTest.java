package org.modelaudit.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TotalVariationTest {

    /** Two channels of 2×2: the first steps by 3 to the right and 4 down, the second is plain. */
    private static final float[] PICTURE = {0, 3, 4, 4, 7, 7, 7, 7};

    @Test
    void its_gradient_pulls_neighbours_together() {
        float[] gradient = new float[8];
        TotalVariation.addGradient(gradient, PICTURE, 2, 2, 0.5);

        // Half of the derivative of 3² + 4² + 1², by hand; nothing in the plain channel.
        assertThat(gradient).containsExactly(-7, 2, 4, 1, 0, 0, 0, 0);
    }

    @Test
    void where_nothing_differs_there_is_no_gradient() {
        float[] gradient = new float[4];
        TotalVariation.addGradient(gradient, new float[] {2, 2, 2, 2}, 2, 2, 1);

        assertThat(gradient).containsOnly(0);
    }
}
