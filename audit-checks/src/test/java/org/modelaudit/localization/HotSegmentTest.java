package org.modelaudit.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;

class HotSegmentTest {

    @Test
    void is_the_box_around_the_pixels_that_reach_the_threshold() {
        Heatmap map = map(5, """
                0 0 0 0 0
                0 0 9 2 0
                0 0 1 8 0
                """);

        assertThat(hotSegment(0.2).box(map)).contains(new Box(2, 1, 4, 3));
    }

    @Test
    void a_pixel_exactly_at_the_threshold_counts() {
        Heatmap map = map(4, "0 10 2 0");

        assertThat(hotSegment(0.2).box(map)).contains(new Box(1, 0, 3, 1));
    }

    @Test
    void pixels_that_touch_at_a_corner_are_one_segment() {
        Heatmap map = map(4, """
                9 0 0 0
                0 9 0 0
                0 0 9 0
                """);

        assertThat(hotSegment(0.5).box(map)).contains(new Box(0, 0, 3, 3));
    }

    @Test
    void the_largest_segment_wins_not_the_hottest() {
        Heatmap map = map(6, """
                9 0 0 5 5 0
                0 0 0 5 5 0
                """);

        assertThat(hotSegment(0.5).box(map)).contains(new Box(3, 0, 5, 2));
    }

    @Test
    void size_is_counted_in_pixels_and_not_by_the_box_around_them() {
        Heatmap map = map(9, """
                9 0 0 0 0 9 9 0 0
                0 9 0 0 0 9 9 0 0
                0 0 9 0 0 9 0 0 0
                """);

        assertThat(hotSegment(0.5).box(map)).contains(new Box(5, 0, 7, 3));
    }

    @Test
    void of_two_equally_large_segments_the_upper_one_counts_then_the_left_one() {
        assertThat(hotSegment(0.5).box(map(5, """
                0 0 0 9 9
                0 0 0 0 0
                9 9 0 0 0
                """))).contains(new Box(3, 0, 5, 1));
        assertThat(hotSegment(0.5).box(map(5, "9 9 0 9 9"))).contains(new Box(0, 0, 2, 1));
    }

    @Test
    void a_ring_is_one_segment_with_its_hole() {
        Heatmap map = map(5, """
                9 9 9 0 0
                9 0 9 0 0
                9 9 9 0 9
                """);

        assertThat(hotSegment(0.5).box(map)).contains(new Box(0, 0, 3, 3));
    }

    @Test
    void there_is_none_where_nothing_is_positive() {
        assertThat(hotSegment(0.2).box(map(2, "0 -1"))).isEmpty();
    }

    @Test
    void a_threshold_that_every_pixel_meets_is_refused() {
        assertThatThrownBy(() -> hotSegment(0)).hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> hotSegment(20)).hasMessageContaining("but got 20");
    }

    private static HotSegment hotSegment(double fraction) {
        return new HotSegment(new HotLevel.FractionOfMaximum(fraction));
    }

    private static Heatmap map(int width, String rows) {
        String[] numbers = rows.strip().split("\\s+", -1);
        float[] values = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            values[i] = Float.parseFloat(numbers[i]);
        }
        return new Heatmap(width, values.length / width, values);
    }
}
