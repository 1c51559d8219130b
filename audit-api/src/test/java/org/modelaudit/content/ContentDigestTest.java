package org.modelaudit.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ContentDigestTest {

    @ByContent
    private record Setting(String name, double value, List<Object> parts) {}

    @ByContent
    private static class Above {
        private final int number;

        Above(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    @ByContent
    private static final class Below extends Above {
        Below(int number) {
            super(number);
        }
    }

    /** Of whom it is not said. */
    private static final class Silent extends Above {
        Silent() {
            super(1);
        }
    }

    @ByContent
    private record Holder(IntUnaryOperator function) {}

    private record Speaking(String word, IntUnaryOperator function) implements HasContent {
        @Override
        public Optional<Object> content() {
            return word.isEmpty() ? Optional.empty() : Optional.of(word);
        }
    }

    private enum Kind {
        PLAIN,
        WITH_A_BODY {
            @Override
            public String toString() {
                return "body";
            }
        }
    }

    private static String of(Object value) {
        try {
            return ContentDigest.of(value);
        } catch (UntoldContentException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void equal_values_have_one_digest_and_each_field_down_to_the_last_bit_has_a_part_in_it() {
        String plain = of(new Setting("a", 0.1, List.of(1, "b")));

        assertThat(plain).matches("[0-9a-f]{64}").isEqualTo(of(new Setting("a", 0.1, List.of(1, "b"))));
        assertThat(Set.of(
                        plain,
                        of(new Setting("ab", 0.1, List.of(1, "b"))),
                        of(new Setting("a", Math.nextUp(0.1), List.of(1, "b"))),
                        of(new Setting("a", 0.1, List.of(1L, "b"))),
                        of(new Setting("a", 0.1, List.of("b", 1))),
                        of(new Setting("a", 0.1, List.of(1))),
                        of(new Setting("a", 0.0, List.of())),
                        of(new Setting("a", -0.0, List.of())),
                        of(new Setting("a", Double.NaN, List.of()))))
                .hasSize(9);
    }

    @Test
    void nothing_can_be_taken_for_two_things_or_for_none() {
        assertThat(Set.of(
                        of(List.of("ab", "c")),
                        of(List.of("a", "bc")),
                        of(List.of("abc")),
                        of(List.of(List.of("abc"))),
                        of(new String[] {"abc"}),
                        of(Set.of("abc")),
                        of(Arrays.asList("abc", null)),
                        of(Optional.of("abc")),
                        of(Optional.empty()),
                        of("")))
                .hasSize(10);
    }

    @Test
    void the_order_of_a_map_or_a_set_means_nothing_and_that_of_a_list_does() {
        Map<String, Integer> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", 2);
        Map<String, Integer> other = new HashMap<>();
        other.put("b", 2);
        other.put("a", 1);

        assertThat(of(one)).isEqualTo(of(other)).isEqualTo(of(Map.of("b", 2, "a", 1)));
        assertThat(of(Map.of("a", 2, "b", 1))).isNotEqualTo(of(one));
        assertThat(of(List.of(1, 2)))
                .isEqualTo(of(new ArrayList<>(List.of(1, 2))))
                .isNotEqualTo(of(List.of(2, 1)));
        assertThat(of(List.of(1))).isEqualTo(of(Collections.singletonList(1)));
    }

    @Test
    void numbers_in_arrays_and_constants_are_told_apart() {
        assertThat(of(new float[] {1, 2})).isEqualTo(of(new float[] {1, 2})).isNotEqualTo(of(new float[] {2, 1}));
        assertThat(of(new float[] {1, 2})).isNotEqualTo(of(new double[] {1, 2}));
        assertThat(of(Kind.PLAIN)).isNotEqualTo(of(Kind.WITH_A_BODY)).isNotEqualTo(of("PLAIN"));
    }

    @Test
    void fields_of_a_class_above_count_and_so_does_the_class() {
        assertThat(of(new Below(1))).isNotEqualTo(of(new Below(2))).isNotEqualTo(of(new Above(1)));
        assertThat(new Below(1).number()).isOne();
    }

    @Test
    void of_whom_it_is_not_said_that_his_fields_are_all_nothing_is_told() {
        assertThatThrownBy(() -> ContentDigest.of(List.of(new Silent())))
                .isInstanceOf(UntoldContentException.class)
                .hasMessage("it is not said of " + Silent.class.getName()
                        + ", by @ByContent on it or its package, that its fields are all that it depends on");
        assertThatThrownBy(() -> ContentDigest.of(new Thread())).isInstanceOf(UntoldContentException.class);
    }

    @Test
    void a_function_written_in_place_cannot_be_told_unless_its_holder_says_what_it_is() {
        assertThatThrownBy(() -> ContentDigest.of(new Holder(n -> n + 1)))
                .isInstanceOf(UntoldContentException.class)
                .hasMessage("it holds a function written in place, in " + ContentDigestTest.class.getName()
                        + ", which has no name that lasts");
        assertThat(of(new Speaking("a", n -> n + 1)))
                .isEqualTo(of(new Speaking("a", n -> n + 2)))
                .isNotEqualTo(of(new Speaking("b", n -> n + 1)));
        assertThatThrownBy(() -> ContentDigest.of(new Speaking("", n -> n)))
                .hasMessageContaining("does not say what tells it from others");
    }

    @Test
    void what_holds_itself_is_refused() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);

        assertThatThrownBy(() -> ContentDigest.of(itself)).hasMessageStartingWith("it holds itself");
    }

    @Test
    void libraries_and_the_machine_are_the_same_for_every_question() {
        assertThat(Libraries.jars()).isSameAs(Libraries.jars());
        assertThat(Machine.words())
                .isSameAs(Machine.words())
                .contains(System.getProperty("java.version"), System.getProperty("os.arch"));
    }

    @Test
    void switches_by_which_an_engine_computes_otherwise_are_of_the_machine() {
        assertThat(Machine.switches(Map.of(
                        "HOME",
                        "/home",
                        "ATEN_CPU_CAPABILITY",
                        "default",
                        "MKL_CBWR",
                        "COMPATIBLE",
                        "CUDA_VISIBLE_DEVICES",
                        "1",
                        "ai.djl.pytorch.num_threads",
                        "1",
                        "java.home",
                        "/java")))
                .containsOnlyKeys(
                        "ATEN_CPU_CAPABILITY", "MKL_CBWR", "CUDA_VISIBLE_DEVICES", "ai.djl.pytorch.num_threads");
    }

    @Test
    void an_empty_variable_of_openmp_is_none_and_an_empty_one_of_cuda_hides_every_gpu() {
        assertThat(Machine.switches(Map.of("OMP_NUM_THREADS", "", "OMP_DYNAMIC", "true", "CUDA_VISIBLE_DEVICES", "")))
                .containsOnlyKeys("OMP_DYNAMIC", "CUDA_VISIBLE_DEVICES");
    }
}
