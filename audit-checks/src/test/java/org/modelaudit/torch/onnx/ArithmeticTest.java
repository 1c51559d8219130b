package org.modelaudit.torch.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that count pictures hold for every number of them, or are not known. */
class ArithmeticTest {

    private static final Numbers SIX = Numbers.of(List.of(Size.of(6)));
    private static final Numbers THREE = Numbers.of(List.of(Size.of(3)));
    private static final Numbers SIX_A_PICTURE = Numbers.of(List.of(new Size(6, true)));
    private static final Numbers THREE_A_PICTURE = Numbers.of(List.of(new Size(3, true)));

    @Test
    void what_divides_one_pictures_share_leaves_no_rest_for_any_number_of_pictures() {
        assertThat(Arithmetic.MOD.apply(SIX_A_PICTURE, THREE).size(0)).isEqualTo(Size.of(0));
        assertThat(Arithmetic.MOD.apply(SIX_A_PICTURE, THREE_A_PICTURE).size(0)).isEqualTo(Size.of(0));
    }

    @Test
    void the_rest_of_a_fixed_number_hangs_on_how_many_pictures_there_are() {
        assertThatExceptionOfType(NotTranslated.class).isThrownBy(() -> Arithmetic.MOD.apply(SIX, THREE_A_PICTURE));
    }

    @Test
    void the_rest_of_what_does_not_divide_is_not_known() {
        assertThatExceptionOfType(NotTranslated.class)
                .isThrownBy(() -> Arithmetic.MOD.apply(THREE_A_PICTURE, Numbers.of(List.of(Size.of(2)))));
    }
}
