package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.image.InputSpecification;

class BaselineTest {

    private static final InputSpecification INPUT = InputSpecification.imageNet(2);

    private final NDManager manager = NDManager.newBaseManager();
    private final NDArray image =
            manager.create(new float[] {1, 2, 3, 4, 0, 0, 0, 8, -1, -1, -1, -1}, new Shape(1, 3, 2, 2));

    @AfterEach
    void release() {
        manager.close();
    }

    @Test
    void zero_is_zero_in_the_models_units() {
        assertThat(of(Baseline.zero())).containsOnly(0f);
    }

    @Test
    void black_is_what_a_black_picture_becomes() {
        float[] black = of(Baseline.black());

        assertThat(black[0]).isCloseTo((float) (-0.485 / 0.229), within(1e-6f));
        assertThat(black[11]).isCloseTo((float) (-0.406 / 0.225), within(1e-6f));
    }

    @Test
    void mean_colour_is_the_mean_of_each_channel_of_the_picture() {
        assertThat(of(Baseline.meanColour())).containsExactly(2.5f, 2.5f, 2.5f, 2.5f, 2, 2, 2, 2, -1, -1, -1, -1);
    }

    @Test
    void the_negative_of_the_negative_is_the_picture() {
        NDArray negative = Baseline.negative().of(image, INPUT, "a");
        float[] again = Baseline.negative().of(negative, INPUT, "a").toFloatArray();

        for (int i = 0; i < again.length; i++) {
            assertThat(again[i]).isCloseTo(image.toFloatArray()[i], within(1e-5f));
        }
        // 0.485 + 0.229 = 0.714 becomes 0.286.
        assertThat(negative.toFloatArray()[0]).isCloseTo((float) ((0.286 - 0.485) / 0.229), within(1e-5f));
    }

    @Test
    void noise_is_between_black_and_white_and_drawn_for_the_sample() {
        float[] noise = of(Baseline.noise(1));

        for (int i = 0; i < 4; i++) {
            assertThat(noise[i] * 0.229 + 0.485).isBetween(-1e-6, 1 + 1e-6);
        }
        assertThat(noise).isEqualTo(of(Baseline.noise(1))).isNotEqualTo(of(Baseline.noise(2)));
        assertThat(Baseline.noise(1).of(image, INPUT, "b").toFloatArray()).isNotEqualTo(noise);
    }

    @Test
    void a_blurred_picture_keeps_each_channel_apart_and_fades_at_the_edge() {
        NDArray white =
                manager.ones(new Shape(1, 2, 21, 21)).mul(manager.create(new float[] {1, 3}, new Shape(1, 2, 1, 1)));

        float[] blurred = Baseline.blurred().of(white, INPUT, "a").toFloatArray();

        int middle = 10 * 21 + 10;
        assertThat(blurred[middle]).isCloseTo(1, within(1e-5f));
        assertThat(blurred[441 + middle]).isCloseTo(3, within(1e-5f));
        assertThat(blurred[0]).isBetween(0.2f, 0.4f);
    }

    @Test
    void a_baseline_is_known_by_its_name() {
        assertThat(Baseline.noise(1)).isEqualTo(Baseline.noise(1)).isNotEqualTo(Baseline.noise(2));
        assertThat(Baseline.blurred()).hasToString("blurred, Gaussian 11×11, deviation 5");
    }

    private float[] of(Baseline baseline) {
        return baseline.of(image, INPUT, "a").toFloatArray();
    }
}
