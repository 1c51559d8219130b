package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.random.SampleRandom;

class PixelRankingTest {

    @Test
    void the_largest_value_comes_first_and_negative_ones_last() {
        Heatmap map = new Heatmap(3, 2, new float[] {0.5f, -2, 7, -1, 0, 1e-20f});

        assertThat(PixelRanking.mostRelevantFirst(map, SampleRandom.of(42, "a", 0)))
                .containsExactly(2, 0, 5, 4, 3, 1);
    }

    @Test
    void equal_pixels_come_in_an_order_drawn_for_the_sample_and_never_another() {
        float[] tied = new float[100];
        tied[50] = 1;
        Heatmap map = new Heatmap(10, 10, tied);

        int[] ranking = PixelRanking.mostRelevantFirst(map, SampleRandom.of(42, "a", 0));

        assertThat(ranking[0]).isEqualTo(50);
        assertThat(IntStream.of(ranking).sorted().toArray())
                .containsExactly(IntStream.range(0, 100).toArray());
        assertThat(ranking).isEqualTo(PixelRanking.mostRelevantFirst(map, SampleRandom.of(42, "a", 0)));
        assertThat(ranking).isNotEqualTo(PixelRanking.mostRelevantFirst(map, SampleRandom.of(42, "b", 0)));
        assertThat(Arrays.copyOfRange(ranking, 1, 20))
                .isNotEqualTo(IntStream.range(0, 19).toArray());
    }

    @Test
    void both_zeros_are_equal() {
        Heatmap map = new Heatmap(2, 1, new float[] {-0.0f, 0.0f});
        boolean minusFirst = false;
        boolean plusFirst = false;
        for (int sample = 0; sample < 20; sample++) {
            boolean first = PixelRanking.mostRelevantFirst(map, SampleRandom.of(42, "sample " + sample, 0))[0] == 0;
            minusFirst |= first;
            plusFirst |= !first;
        }

        assertThat(minusFirst && plusFirst).isTrue();
    }
}
