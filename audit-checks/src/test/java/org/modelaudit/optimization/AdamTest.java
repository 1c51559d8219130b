package org.modelaudit.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {

    @Test
    void the_first_step_has_the_length_of_the_learning_rate() {
        float[] parameters = {1, 1};
        new Adam(2, 0.1).step(parameters, new float[] {3, -0.5f});

        assertThat(parameters).containsExactly(new float[] {0.9f, 1.1f}, within(1e-6f));
    }

    @Test
    void the_second_step_is_that_of_the_papers_algorithm() {
        // m = 0.9·0.1·2 + 0.1·(-1), v = 0.999·0.001·4 + 0.001·1, both by 1 − β²; worked out by hand.
        double mean = (0.9 * 0.2 - 0.1) / (1 - 0.81);
        double square = (0.999 * 0.004 + 0.001) / (1 - 0.999 * 0.999);
        float[] parameters = {0};
        Adam adam = new Adam(1, 0.5);
        adam.step(parameters, new float[] {2});
        adam.step(parameters, new float[] {-1});

        assertThat(parameters[0]).isCloseTo((float) (-0.5 - 0.5 * mean / Math.sqrt(square)), within(1e-6f));
    }
}
