package org.modelaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {

    @Test
    void every_group_is_full_and_the_answers_of_copies_are_dropped() {
        List<List<String>> groups = new ArrayList<>();

        List<String> answers = Groups.walk(4, List.of("a", "b", "c", "d", "e"), group -> {
            groups.add(group);
            return group.stream().map(String::toUpperCase).toList();
        });

        assertThat(groups).containsExactly(List.of("a", "b", "c", "d"), List.of("e", "e", "e", "e"));
        assertThat(answers).containsExactly("A", "B", "C", "D", "E");
    }

    @Test
    void nobody_makes_no_group() {
        assertThat(Groups.walk(4, List.of(), group -> {
                    throw new AssertionError("there is nothing to work on");
                }))
                .isEmpty();
    }

    @Test
    void a_group_of_nobody_is_refused() {
        assertThatThrownBy(() -> Groups.walk(0, List.of("a"), group -> group))
                .hasMessage("A group has at least one member, but got 0.");
    }

    @Test
    void a_member_without_an_answer_is_noticed() {
        assertThatThrownBy(() -> Groups.walk(2, List.of("a", "b"), group -> List.of("A")))
                .hasMessage("1 of 2 members of a group were answered.");
    }
}
