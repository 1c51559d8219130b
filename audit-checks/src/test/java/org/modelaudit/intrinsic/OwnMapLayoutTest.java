package org.modelaudit.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.TinyModel;

/** Where the rows and columns of an output lie. */
class OwnMapLayoutTest {

    private static OwnMapLayout of(int classes, long... axes) {
        return OwnMapLayout.of(new Shape(axes), classes, OptionalInt.empty());
    }

    @Test
    void channels_stand_first_or_last() {
        assertThat(of(4, 1, 1, 8, 6)).hasToString("8×6");
        assertThat(of(4, 1, 8, 6)).hasToString("8×6");
        assertThat(of(4, 1, 4, 8, 6)).hasToString("8×6, one for each of 4 classes");
        assertThat(of(4, 1, 8, 6, 4)).hasToString("8×6, one for each of 4 classes");
        assertThat(of(4, 1, 4, 8, 4)).hasToString("8×4, one for each of 4 classes");
        assertThat(of(4, 1, 4, 1, 9)).hasToString("1×9, one for each of 4 classes");
    }

    @Test
    void one_channel_that_stands_last_is_a_map_also_where_it_has_as_many_rows_as_there_are_classes() {
        for (int classes : new int[] {2, 8}) {
            assertThat(of(classes, 1, 8, 6, 1)).hasToString("8×6");
            assertThat(of(classes, 1, 8, 6, 1).dependsOnClass()).isFalse();
        }
        AuditedModel model = TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0});
        try (NDManager scope = model.newManager();
                NDArray shown = scope.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(1, 2, 3, 1));
                NDArray maps = of(2, 1, 2, 3, 1).maps(shown, new int[] {1})) {
            assertThat(maps.getShape()).isEqualTo(new Shape(1, 2, 3));
            assertThat(maps.toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void a_row_of_one_channel_that_stands_last_is_none_to_choose() {
        assertThat(OwnMapLayout.of(new Shape(1, 8, 6, 1), 2, OptionalInt.of(0))).hasToString("8×6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnMapLayout.of(new Shape(1, 8, 6, 1), 2, OptionalInt.of(3)))
                .withMessage("it has no channel 3 among its 1, counted from 0");
    }
}
