package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTest {

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "8, 2, 1", "9, 2, 2", "96, 2, 8", "10000, 2, 157", "10000, 400, 1250"})
    void there_are_several_for_each_core_of_8_to_64_pictures(int samples, int cores, int partitions) {
        assertThat(Partition.of(ids(samples), cores))
                .hasSize(partitions)
                .allMatch(partition -> partition.samples().size() <= 64);
    }

    @Test
    void they_hold_every_picture_once_and_in_order() {
        assertThat(Partition.of(ids(100), 3).stream()
                        .flatMap(partition -> partition.samples().stream())
                        .toList())
                .isEqualTo(ids(100));
    }
}
