package org.modelaudit.localization;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.alg.filter.binary.BinaryImageOps;
import boofcv.struct.ConnectRule;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.random.SampleRandom;

class SegmentTest {

    @Test
    void pixels_that_touch_at_a_corner_are_one_segment_and_one_inside_a_ring_is_its_own() {
        Heatmap map = new Heatmap(6, 5, new float[] {
            1, 1, 1, 1, 1, 0,
            1, 0, 0, 0, 1, 0,
            1, 0, 1, 0, 1, 0,
            1, 0, 0, 0, 1, 0,
            1, 1, 1, 1, 0, 1
        });

        assertThat(Segment.of(map, 0.5))
                .containsExactly(new Segment(new Box(0, 0, 6, 5), 16), new Segment(new Box(2, 2, 3, 3), 1));
    }

    @Test
    void the_upper_then_the_left_segment_comes_first() {
        Heatmap map = new Heatmap(5, 3, new float[] {0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1});

        assertThat(Segment.of(map, 1))
                .extracting(Segment::box)
                .containsExactly(new Box(4, 0, 5, 1), new Box(0, 1, 1, 3), new Box(2, 1, 3, 2), new Box(4, 2, 5, 3));
    }

    @Test
    void a_map_that_reaches_the_level_nowhere_has_none_and_one_that_does_everywhere_has_one() {
        Heatmap map = new Heatmap(2, 2, new float[] {1, 2, 3, 4});

        assertThat(Segment.of(map, 5)).isEmpty();
        assertThat(Segment.of(map, 1)).containsExactly(new Segment(new Box(0, 0, 2, 2), 4));
    }

    @Test
    void drawn_maps_have_the_segments_that_boofcv_finds() {
        for (int draw = 0; draw < 200; draw++) {
            RandomGenerator random = SampleRandom.of(7, "segments", draw);
            int width = random.nextInt(1, 30);
            int height = random.nextInt(1, 30);
            float[] values = new float[width * height];
            IntStream.range(0, values.length).forEach(i -> values[i] = random.nextFloat());
            Heatmap map = new Heatmap(width, height, values);
            double level = random.nextDouble();

            assertThat(Segment.of(map, level).stream().map(Segment::pixels))
                    .containsExactlyElementsOf(sizes(map, level));
        }
    }

    /** Pixels of each segment by another library's labels. */
    private static Iterable<Integer> sizes(Heatmap map, double level) {
        GrayU8 hot = new GrayU8(map.width(), map.height());
        IntStream.range(0, hot.data.length)
                .forEach(i -> hot.data[i] = (byte) (map.value(i % map.width(), i / map.width()) >= level ? 1 : 0));
        GrayS32 labels = new GrayS32(map.width(), map.height());
        int count = BinaryImageOps.contour(hot, ConnectRule.EIGHT, labels).size();
        int[] sizes = new int[count];
        IntStream.of(labels.data).filter(label -> label > 0).forEach(label -> sizes[label - 1]++);
        return IntStream.of(sizes).boxed().toList();
    }
}
