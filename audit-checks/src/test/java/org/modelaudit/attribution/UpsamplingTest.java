package org.modelaudit.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;

class UpsamplingTest {

    private static final float[] MAP = {1, 5, -2, 0, 3, 8};

    @Test
    void bilinear_is_what_a_heatmap_does() {
        assertThat(resized(Upsampling.BILINEAR, 7, 5))
                .containsExactly(new Heatmap(3, 2, MAP).resized(5, 7).values(), within(1e-5f));
        assertThat(resized(Upsampling.BILINEAR, 1, 2))
                .containsExactly(new Heatmap(3, 2, MAP).resized(2, 1).values(), within(1e-5f));
    }

    @Test
    void aligned_corners_keep_the_corners_and_step_evenly_between_them() {
        assertThat(resized(Upsampling.BILINEAR_ALIGNED, 3, 3))
                .containsExactly(new float[] {1, 5, -2, 0.5f, 4, 3, 0, 3, 8}, within(1e-6f));
    }

    @Test
    void nearest_repeats_each_cell() {
        assertThat(resized(Upsampling.NEAREST, 4, 6))
                .containsExactly(1, 1, 5, 5, -2, -2, 1, 1, 5, 5, -2, -2, 0, 0, 3, 3, 8, 8, 0, 0, 3, 3, 8, 8);
    }

    private static float[] resized(Upsampling upsampling, int height, int width) {
        try (NDManager manager = NDManager.newBaseManager()) {
            return upsampling
                    .resize(manager.create(MAP, new Shape(1, 2, 3)), height, width)
                    .toFloatArray();
        }
    }
}
