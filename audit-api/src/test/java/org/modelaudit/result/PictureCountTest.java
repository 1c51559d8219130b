package org.modelaudit.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PictureCountTest {

    private static SampleSummary sample(String id, int label, @Nullable String name) {
        OptionalInt index = label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
        return new SampleSummary(id, index, null, -1, new TreeMap<>())
                .with(new SampleFacts(name, Optional.empty(), List.of()));
    }

    private static String count(SampleSummary... samples) {
        return PictureCount.of(Arrays.asList(samples)).toString();
    }

    @Test
    void samples_of_one_picture_are_one_picture() {
        assertThat(count(sample("a.png#cat", 0, "cat"), sample("a.png#dog", 1, "dog"), sample("b.png", 0, "cat")))
                .isEqualTo("2 pictures (3 samples)");
        assertThat(count(sample("a.png#0", 0, null), sample("a.png#unlabelled", -1, null)))
                .isEqualTo("1 pictures (2 samples)");
    }

    @Test
    void where_each_has_one_nothing_is_said_of_samples() {
        assertThat(count(sample("a.png", 0, "cat"), sample("b#1.png", 0, "cat"), sample("b#2.png", 0, "cat")))
                .isEqualTo("3 pictures");
    }
}
