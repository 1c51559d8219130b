package org.modelaudit.torch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.torch.source.ProgramException;

/** Pickles in protocol 2, written out: {@code K\1} is the number 1, {@code )} the empty tuple, {@code .} the end. */
class PickleReaderTest {

    @Test
    void a_tuple_is_a_list_that_cannot_grow() {
        assertThat(read("K\1K\2\u0086.")).isInstanceOf(Pickled.Tuple.class).isEqualTo(List.of(1L, 2L));
        refused("K\1K\2\u0086K\3a.", "damaged");
    }

    @Test
    void an_object_is_there_only_once_it_has_a_state() {
        assertThat(read("c__torch__\nNet\n)\u0081}b.")).isInstanceOf(Pickled.Instance.class);
        assertThat(read("c__torch__\nNet\n)\u0081.")).isInstanceOf(Pickled.Global.class);
        assertThat(read("c__torch__\nNet\n)\u0081q\0}bh\0.")).isInstanceOf(Pickled.Global.class);
    }

    @Test
    void a_value_whose_number_leaves_a_gap_that_libtorch_would_fill_is_refused() {
        refused("K\1r\0\0\0\u0010.", "numbers a value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "build_intlist    | makes a list of other things than it says",
                "build_tensorlist | makes a list of other things than it says",
                "build_boollist   | makes a list of other things than it says",
            })
    void a_list_of_other_things_than_its_function_says_is_refused(String function, String why) {
        refused("ctorch.jit._pickle\n%s\n]X\1\0\0\0aa\u0085R.".formatted(function), why);
    }

    @Test
    void a_tag_that_is_not_true_is_refused() {
        assertThat(read(tagged("]K\1a", "List[int]"))).isEqualTo(List.of(1L));
        refused(tagged("]K\1a", "List[Tensor]"), "no 'List[Tensor]', as it says");
        refused(tagged("]K\1a", "Dict[str, int]"), "as it says");
        refused(tagged("]", "List[".repeat(100) + "int" + "]".repeat(100)), "nested");
    }

    private static String tagged(String value, String type) {
        int length = type.length();
        return "ctorch.jit._pickle\nrestore_type_tag\n" + value + "X" + (char) (length & 255) + (char) (length >> 8)
                + "\0\0" + type + "\u0086R.";
    }

    @Test
    void a_value_that_lies_in_itself_is_refused() {
        Object list = read("]q\0h\0a.");
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> PickledNesting.check("data.pkl", list))
                .withMessageContaining("lies in itself");
    }

    @Test
    void values_nested_deeper_than_any_model_are_refused_and_those_that_are_not_are_not() {
        PickledNesting.check("data.pkl", read("]".repeat(60) + "a".repeat(59) + "."));
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> PickledNesting.check("data.pkl", read("]".repeat(70) + "a".repeat(69) + ".")))
                .withMessageContaining("nests values more than 64 deep");
    }

    @Test
    void a_few_bytes_that_stand_for_millions_of_values_are_refused() {
        StringBuilder twice = new StringBuilder("K\1");
        for (int i = 0; i < 30; i++) {
            twice.append('q').append((char) i).append('h').append((char) i).append('\u0086');
        }
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> PickledNesting.check("data.pkl", read(twice + ".")))
                .withMessageContaining("holds more than 1000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | 1 | 2 axes with 1 strides",
                "1 | 2 | 1 axes with 2 strides",
            })
    void a_tensor_whose_axes_and_strides_are_not_as_many_is_refused(int axes, int strides, String why) {
        String storage = "(X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0" + "0X\3\0\0\0cpuK\1tQ";
        refused(
                "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + "K\0(" + "K\1".repeat(axes) + "t("
                        + "K\1".repeat(strides) + "t\u0089}tR.",
                why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NQ.",
                "NNR.",
                "(X\7\0\0\0storageNX\1\0\0\0" + "0X\3\0\0\0cpuK\1tQ.",
                "ctorch._utils\n_rebuild_tensor_v2\n(NNNNtR."
            })
    void none_in_the_place_of_a_value_is_damage(String pickle) {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> read(pickle))
                .withMessageContaining("data.pkl");
    }

    private static Object read(String pickle) {
        return Objects.requireNonNull(
                PickleReader.read("data.pkl", ("\u0080\2" + pickle).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void refused(String pickle, String why) {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> read(pickle))
                .withMessageContaining(why)
                .withMessageContaining("data.pkl");
    }
}
