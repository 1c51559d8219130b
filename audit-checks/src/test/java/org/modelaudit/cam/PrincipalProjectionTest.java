package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class PrincipalProjectionTest {

    private static final float[] MAPS = {0, 0, 0, 3, 1, 0, 0, 4};

    @Test
    void of_centred_maps_the_cell_that_is_furthest_from_zero_is_positive() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray maps = manager.create(MAPS, new Shape(1, 2, 2, 2));

            float[] projection = new PrincipalProjection(1, true).of(maps).toFloatArray();
            float[] mirrored = new PrincipalProjection(1, true).of(maps.neg()).toFloatArray();

            assertThat(projection[3]).isPositive().isGreaterThan(Math.abs(projection[0]));
            assertThat(mirrored).containsExactly(projection);
        }
    }

    @Test
    void the_sign_of_centred_maps_does_not_hang_on_the_last_bits() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray maps = manager.create(MAPS, new Shape(1, 2, 2, 2));
            float[] projection = new PrincipalProjection(1, true).of(maps).toFloatArray();

            for (float noise : new float[] {1e-6f, -1e-6f, 3e-7f}) {
                NDArray moved = maps.add(
                        manager.create(new float[] {noise, 0, -noise, noise}).reshape(1, 1, 2, 2));
                float[] other = new PrincipalProjection(1, true).of(moved).toFloatArray();
                assertThat(other[3]).isCloseTo(projection[3], within(1e-4f));
            }
        }
    }
}
