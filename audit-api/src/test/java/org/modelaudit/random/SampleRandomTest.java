package org.modelaudit.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SampleRandomTest {

    @Test
    void the_same_key_gives_the_same_numbers() {
        assertThat(SampleRandom.of(7, "a.png", 3).nextLong())
                .isEqualTo(SampleRandom.of(7, "a.png", 3).nextLong());
    }

    @Test
    void every_part_of_the_key_matters() {
        Set<Long> first = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (String sample : new String[] {"a", "b", "ab", "ba", ""}) {
                for (long draw = 0; draw < 100; draw++) {
                    first.add(SampleRandom.of(seed, sample, draw).nextLong());
                }
            }
        }
        assertThat(first).hasSize(10 * 5 * 100);
    }

    @Test
    void first_numbers_of_neighbouring_draws_are_spread_evenly() {
        double mean = DoubleStream.iterate(0, draw -> draw + 1)
                .limit(10_000)
                .map(draw -> SampleRandom.of(1, "a", (long) draw).nextDouble())
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(0.49, 0.51);
    }

    @Test
    void normal_numbers_have_the_deviation_that_is_asked_for_and_their_own_key() {
        float[] numbers = SampleRandom.normal(1, "a", 0, 2, 10_000);
        double squares = 0;
        for (float number : numbers) {
            squares += (double) number * number;
        }

        assertThat(Math.sqrt(squares / numbers.length)).isBetween(1.95, 2.05);
        assertThat(SampleRandom.normal(1, "a", 0, 2, 3)).containsExactly(numbers[0], numbers[1], numbers[2]);
        assertThat(SampleRandom.normal(1, "a", 1, 2, 1)[0]).isNotEqualTo(numbers[0]);
    }
}
