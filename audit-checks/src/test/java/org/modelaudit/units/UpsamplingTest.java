package org.modelaudit.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;

/** A unit's map is made as large as the picture and compared afterwards. */
class UpsamplingTest {

    @Test
    void two_cells_become_four_pixels_between_their_centres() {
        float[] map = {0, 4};

        assertThat(new Upsampling(2, 1, 4, 1).values(map, 0)).containsExactly(0, 1, 3, 4);
        assertThat(new Upsampling(2, 1, 4, 1).above(map, 0, 1)).containsExactly(0b1100L);
        assertThat(new Upsampling(2, 1, 4, 1).above(map, 0, 0.99)).containsExactly(0b1110L);
    }

    @Test
    void values_are_those_of_any_heatmap_that_is_resized() {
        float[] maps = {9, 9, 0.5f, -1, 2, 7, 0.25f, 3};
        float[] large = new Upsampling(3, 2, 11, 9).values(maps, 2);

        assertThat(large)
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(new Heatmap(3, 2, new float[] {0.5f, -1, 2, 7, 0.25f, 3})
                        .resized(11, 9)
                        .values());
    }

    @Test
    void what_is_as_high_as_the_threshold_everywhere_is_above_it_nowhere() {
        float level = 0.1f;

        assertThat(PixelSet.count(new Upsampling(7, 7, 224, 224).above(full(49, level), 0, level)))
                .isZero();
    }

    @Test
    void nothing_between_cells_is_higher_than_the_highest_cell() {
        float[] map = full(49, 1.1f);
        map[24] = 1.3f;

        assertThat(PixelSet.count(new Upsampling(7, 7, 100, 100).above(map, 0, 1.3f)))
                .isZero();
    }

    @Test
    void a_map_as_large_as_the_picture_stays_as_it_is() {
        float[] map = {1, 2, 3, 4};

        assertThat(new Upsampling(2, 2, 2, 2).values(map, 0)).containsExactly(map, within(0f));
    }

    private static float[] full(int cells, float value) {
        float[] map = new float[cells];
        Arrays.fill(map, value);
        return map;
    }
}
