package org.modelaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeatmapTest {

    private static final Heatmap RAMP = new Heatmap(2, 1, new float[] {0, 1});

    @Test
    void keeps_rows_and_columns_apart() {
        Heatmap map = new Heatmap(3, 2, new float[] {1, 2, 3, 4, 5, 6});

        assertThat(map.value(2, 0)).isEqualTo(3);
        assertThat(map.value(0, 1)).isEqualTo(4);
    }

    @Test
    void is_resized_bilinearly_with_half_pixel_centres_and_held_edges() {
        // Position of new pixel i in the old row: (i + 0.5) / 2 - 0.5 = -0.25, 0.25, 0.75, 1.25, held at 0 and 1.
        assertThat(RAMP.resized(4, 1).values()).containsExactly(0f, 0.25f, 0.75f, 1f);
    }

    @Test
    void resizing_down_takes_the_same_positions_without_smoothing() {
        Heatmap map = new Heatmap(4, 1, new float[] {0, 10, 20, 30});

        assertThat(map.resized(2, 1).values()).containsExactly(5f, 25f);
    }

    @Test
    void resizing_never_leaves_the_range_of_the_map() {
        Heatmap map = new Heatmap(3, 3, new float[] {-1, 4, 2, 0, 9, -3, 5, 1, 2}).resized(17, 11);

        assertThat(map.min()).isGreaterThanOrEqualTo(-3);
        assertThat(map.max()).isLessThanOrEqualTo(9);
    }

    @Test
    void resizing_a_mirrored_map_mirrors_the_result() {
        Heatmap map = new Heatmap(3, 1, new float[] {1, 5, 2}).resized(7, 1);
        Heatmap mirrored = new Heatmap(3, 1, new float[] {2, 5, 1}).resized(7, 1);

        for (int x = 0; x < 7; x++) {
            assertThat(map.value(x, 0)).isCloseTo(mirrored.value(6 - x, 0), within(1e-6f));
        }
    }

    @Test
    void the_positive_part_drops_what_speaks_against_the_class() {
        assertThat(new Heatmap(3, 1, new float[] {-2, 0, 3}).positivePart().values())
                .containsExactly(0f, 0f, 3f);
    }

    @Test
    void normalized_spans_zero_to_one() {
        assertThat(new Heatmap(3, 1, new float[] {-2, 0, 2}).normalized().values())
                .containsExactly(0f, 0.5f, 1f);
    }

    @Test
    void a_constant_map_says_so_and_cannot_be_normalized() {
        Heatmap flat = new Heatmap(2, 2, new float[] {3, 3, 3, 3});

        assertThat(flat.defect()).contains("the heatmap is constant");
        assertThatThrownBy(flat::normalized).hasMessageContaining("constant");
    }

    @Test
    void a_map_of_one_cell_is_constant() {
        assertThat(new Heatmap(1, 1, new float[] {7}).defect()).contains("the heatmap is constant");
    }

    @Test
    void a_map_with_a_number_that_is_not_finite_says_so() {
        assertThat(new Heatmap(2, 1, new float[] {Float.NaN, 1}).defect())
                .contains("the heatmap holds a value that is not finite");
        assertThat(new Heatmap(2, 1, new float[] {Float.POSITIVE_INFINITY, 1}).defect())
                .isPresent();
        assertThat(RAMP.defect()).isEmpty();
    }

    @Test
    void does_not_share_its_numbers() {
        float[] numbers = {1, 2};
        Heatmap map = new Heatmap(2, 1, numbers);
        numbers[0] = 9;
        map.values()[1] = 9;

        assertThat(map.values()).containsExactly(1f, 2f);
    }

    @Test
    void refuses_a_number_of_values_that_does_not_fit() {
        assertThatThrownBy(() -> new Heatmap(2, 2, new float[3])).hasMessageContaining("2×2 needs 4 values, but got 3");
    }

    @Test
    void averages_cells_that_cover_the_map() {
        Heatmap map = new Heatmap(4, 2, new float[] {1, 3, 5, 7, 1, 3, -5, 1});

        assertThat(map.averaged(2, 1)).isEqualTo(new Heatmap(2, 1, new float[] {2, 2}));
        assertThat(map.averaged(4, 2)).isEqualTo(map);
        assertThat(map.averaged(1, 1)).isEqualTo(new Heatmap(1, 1, new float[] {2}));
        // The middle column of three lies in both halves.
        assertThat(new Heatmap(3, 1, new float[] {0, 6, 12}).averaged(2, 1))
                .isEqualTo(new Heatmap(2, 1, new float[] {3, 9}));
        assertThatThrownBy(() -> map.averaged(5, 1)).hasMessageContaining("4×2 cannot be averaged to 5×1");
    }
}
