package org.modelaudit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.testing.NpyFile;
import org.modelaudit.testing.SharedFolder;

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
    void the_blur_is_that_of_rise() {
        NpyFile kernel = NpyFile.read(SharedFolder.resolve("golden/resnet20_cifar10/C/blur_kernel.npy"));
        NDArray white = manager.zeros(new Shape(1, 1, 11, 11));
        white.set(new NDIndex("0, 0, 5, 5"), 1);

        float[] blurred = Baseline.blurredAsInRise().of(white, INPUT, "a").toFloatArray();

        for (int i = 0; i < blurred.length; i++) {
            assertThat(blurred[i]).isCloseTo(kernel.values()[i], within(1e-8f));
        }
    }

    @Test
    void a_blur_that_holds_the_edge_leaves_one_colour_alone_and_spreads_a_pixel_symmetrically() {
        NDArray white = manager.ones(new Shape(1, 2, 5, 9));
        NDArray pixel = manager.zeros(new Shape(1, 1, 9, 9));
        pixel.set(new NDIndex("0, 0, 4, 4"), 1);

        float[] spread = Baseline.blurred(1).of(pixel, INPUT, "a").toFloatArray();

        for (float value : Baseline.blurred(3).of(white, INPUT, "a").toFloatArray()) {
            assertThat(value).isCloseTo(1, within(1e-6f));
        }
        // 1 / √(2π) for each axis
        assertThat(spread[4 * 9 + 4]).isCloseTo((float) (1 / (2 * Math.PI)), within(1e-4f));
        assertThat(spread[4 * 9 + 3]).isEqualTo(spread[4 * 9 + 5]).isEqualTo(spread[3 * 9 + 4]);
    }

    @Test
    void a_blur_has_a_deviation_above_zero() {
        assertThatThrownBy(() -> Baseline.blurred(0)).hasMessageContaining("above 0, but got 0.0");
    }

    @Test
    void a_blurred_picture_keeps_each_channel_apart_and_fades_at_the_edge() {
        NDArray white =
                manager.ones(new Shape(1, 2, 21, 21)).mul(manager.create(new float[] {1, 3}, new Shape(1, 2, 1, 1)));

        float[] blurred = Baseline.blurredAsInRise().of(white, INPUT, "a").toFloatArray();

        int middle = 10 * 21 + 10;
        assertThat(blurred[middle]).isCloseTo(1, within(1e-5f));
        assertThat(blurred[441 + middle]).isCloseTo(3, within(1e-5f));
        assertThat(blurred[0]).isBetween(0.2f, 0.4f);
    }

    @Test
    void a_baseline_is_known_by_its_name() {
        assertThat(Baseline.noise(1)).isEqualTo(Baseline.noise(1)).isNotEqualTo(Baseline.noise(2));
        assertThat(Baseline.blurredAsInRise()).hasToString("blurred, Gaussian 11×11, deviation 5");
    }

    private float[] of(Baseline baseline) {
        return baseline.of(image, INPUT, "a").toFloatArray();
    }
}
