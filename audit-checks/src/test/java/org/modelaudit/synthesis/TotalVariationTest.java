package org.modelaudit.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TotalVariationTest {

    /** Two channels of 2×2: the first steps by 3 to the right and 4 down, the second is plain. */
    private static final float[] PICTURE = {0, 3, 4, 4, 7, 7, 7, 7};

    @Test
    void it_is_the_length_of_the_differences_to_the_right_and_down() {
        // |(3, 4)| of the first pixel, |(·, 1)| of the second, |(0, ·)| of the third.
        assertThat(new TotalVariation(1).of(PICTURE, 2, 2)).isCloseTo(6, within(1e-12));
        assertThat(new TotalVariation(2).of(PICTURE, 2, 2)).isCloseTo(26, within(1e-12));
    }

    @Test
    void its_gradient_pulls_neighbours_together() {
        float[] gradient = new float[8];
        new TotalVariation(2).addGradient(gradient, PICTURE, 2, 2, 0.5);

        // Half of the derivative of 3² + 4² + 1², by hand; nothing in the plain channel.
        assertThat(gradient).containsExactly(-7, 2, 4, 1, 0, 0, 0, 0);
    }

    @Test
    void where_nothing_differs_no_exponent_has_a_gradient() {
        float[] gradient = new float[4];
        new TotalVariation(1).addGradient(gradient, new float[] {2, 2, 2, 2}, 2, 2, 1);

        assertThat(gradient).containsOnly(0);
    }

    @Test
    void an_exponent_below_one_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TotalVariation(0.5))
                .withMessageContaining("at least 1");
    }
}
