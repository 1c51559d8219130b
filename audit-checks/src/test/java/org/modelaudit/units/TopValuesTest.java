package org.modelaudit.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The r-th largest of a stream is that of the sorted numbers, whatever the stream. */
class TopValuesTest {

    private int walks;

    private float found(float[] stream, int rank) {
        TopValues values = new TopValues(rank);
        walks = 0;
        long asked = rank;
        do {
            walks++;
            for (float number : stream) {
                values.add(number);
            }
        } while (!values.settle(walks == 1 ? asked : values.needed()));
        return values.value();
    }

    private static float sorted(float[] stream, int rank) {
        float[] sorted = stream.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - rank];
    }

    private static float[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] stream = new float[count];
        for (int i = 0; i < count; i++) {
            stream[i] = (float) random.nextGaussian();
        }
        return stream;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 500, 4096})
    void one_walk_is_enough_where_all_values_of_the_top_have_room(int rank) {
        float[] stream = normal(20_000, rank);

        assertThat(found(stream, rank)).isEqualTo(sorted(stream, rank));
        assertThat(walks).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4097, 20_000, 60_000, 100_000})
    void a_second_walk_finds_it_where_there_are_more(int rank) {
        float[] stream = normal(100_000, rank);

        assertThat(found(stream, rank)).isEqualTo(sorted(stream, rank));
        assertThat(walks).isBetween(2, 3);
    }

    @Test
    void of_a_unit_that_is_mostly_zero_zero_is_found_at_once() {
        float[] stream = new float[300_000];
        stream[7] = 3;
        stream[70_000] = 2;

        assertThat(found(stream, 1500)).isZero();
        assertThat(found(stream, 2)).isEqualTo(2);
        assertThat(walks).isEqualTo(1);
    }

    @Test
    void both_zeros_are_one_and_infinite_numbers_have_their_place() {
        float[] stream = {-0f, 0f, 0f, -1, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Float.MIN_VALUE};

        assertThat(found(stream, 1)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(found(stream, 2)).isEqualTo(Float.MIN_VALUE);
        assertThat(found(stream, 5)).isEqualTo(0f);
        assertThat(found(stream, 6)).isEqualTo(-1f);
        assertThat(found(stream, 7)).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void the_order_of_the_stream_is_nothing() {
        float[] stream = normal(50_000, 3);
        float[] ascending = stream.clone();
        Arrays.sort(ascending);
        float[] descending = new float[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
        }

        assertThat(found(ascending, 9000)).isEqualTo(found(stream, 9000)).isEqualTo(found(descending, 9000));
    }

    @Test
    void a_rank_that_is_smaller_than_announced_is_found_as_well() {
        float[] stream = normal(1000, 5);
        TopValues values = new TopValues(50);
        for (float number : stream) {
            values.add(number);
        }

        assertThat(values.settle(20)).isTrue();
        assertThat(values.value()).isEqualTo(sorted(stream, 20));
    }
}
