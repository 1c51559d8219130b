package org.modelaudit.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

    @Test
    void the_nearest_come_first_and_equally_near_ones_in_alphabetical_order() {
        assertThat(NearestNames.of("layer4", List.of("conv1", "layer41", "layer3", "fc", "layer2")))
                .containsExactly("layer2", "layer3", "layer41", "conv1", "fc");
    }

    @Test
    void no_more_than_five_are_shown() {
        assertThat(NearestNames.of("a", List.of("b", "c", "d", "e", "f", "g")))
                .containsExactly("b", "c", "d", "e", "f");
    }

    @Test
    void an_insertion_a_deletion_and_a_substitution_each_cost_one() {
        assertThat(NearestNames.of("kitten", List.of("sitting", "mitten", "kittens", "kitte")))
                .containsExactly("kitte", "kittens", "mitten", "sitting");
    }

    @Test
    void where_there_are_no_names_none_is_near() {
        assertThat(NearestNames.of("layer4", Set.of())).isEmpty();
    }
}
