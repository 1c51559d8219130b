package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.DataException;

class SlicesTest {

    @Test
    void classes_are_told_apart_by_index_before_name() {
        AuditSet set = AuditSet.of(
                "signs",
                List.of(
                        sample("a").withClass(0, "stop"),
                        sample("b").withClass(0, "halt"),
                        sample("c").withClass(1, null),
                        sample("d")));

        assertThat(Slices.of(set, "class"))
                .containsExactly(
                        new Slice("class 'stop'", Set.of("a", "b")),
                        new Slice("class 1", Set.of("c")),
                        new Slice("no class", Set.of("d")));
    }

    @Test
    void spellings_of_one_name_are_one_class() {
        AuditSet set = AuditSet.of(
                "signs", List.of(sample("a").withClass("stop_sign"), sample("b").withClass("Stop sign")));

        assertThat(Slices.of(set, "class")).containsExactly(new Slice("class 'stop_sign'", Set.of("a", "b")));
    }

    @Test
    void a_key_of_tags_cuts_by_their_values_and_leaves_nobody_out() {
        AuditSet set = tagged(Set.of("weather=night"), Set.of("weather:rain", "weather=night"), Set.of("dark"));

        assertThat(Slices.of(set, "weather"))
                .containsExactly(
                        new Slice("no weather", Set.of("2")),
                        new Slice("weather 'night'", Set.of("0", "1")),
                        new Slice("weather 'rain'", Set.of("1")));
    }

    @Test
    void a_plain_tag_cuts_into_those_that_have_it_and_the_others() {
        AuditSet set = tagged(Set.of("dark"), Set.of(), Set.of("dark", "wet"));

        assertThat(Slices.of(set, "dark"))
                .containsExactly(new Slice("no tag 'dark'", Set.of("1")), new Slice("tag 'dark'", Set.of("0", "2")));
    }

    @Test
    void a_tag_that_nobody_has_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> Slices.of(tagged(Set.of("weather=night"), Set.of("dark")), "wether"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "The set 'drawn' has no tag 'wether' nor any such as 'wether=…', so it cannot be sliced by it; slice by one of these: weather, dark.");
    }

    @Test
    void a_set_without_classes_is_not_cut_by_class() {
        assertThatThrownBy(() -> Slices.of(tagged(Set.of("dark")), "class"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be sliced by class");
    }

    @Test
    void the_keys_of_a_set_are_its_classes_and_its_tags() {
        AuditSet set = AuditSet.of(
                "signs",
                List.of(
                        sample("a").withClass("stop").withTags(Set.of("wet", "weather=night", "=odd", "odd=")),
                        sample("b")));

        assertThat(Slices.keys(set)).containsExactly("class", "=odd", "odd=", "weather", "wet");
    }

    private static AuditSet tagged(Set<?>... tags) {
        List<AuditSample> samples = new ArrayList<>();
        for (Set<?> set : tags) {
            Set<String> words = new java.util.TreeSet<>();
            set.forEach(tag -> words.add((String) tag));
            samples.add(sample(Integer.toString(samples.size())).withTags(words));
        }
        return AuditSet.of("drawn", samples);
    }

    private static AuditSample sample(String id) {
        return AuditSample.of(id, Path.of(id + ".png"));
    }
}
