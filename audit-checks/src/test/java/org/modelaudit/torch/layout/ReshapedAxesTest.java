package org.modelaudit.torch.layout;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReshapedAxesTest {

    private static final CellAxes MAP = CellAxes.channelsFirst(new Shape(1, 12, 3, 5));
    private static final CellAxes TOKENS = new CellAxes(1, 1, 3, 5, 0, 0);

    @Test
    void rows_and_columns_become_tokens_row_by_row() {
        assertThat(reshaped(MAP, new Shape(1, 12, 3, 5), new Shape(1, 12, 15))).isEqualTo(MAP.on(2, 2));
    }

    @Test
    void columns_before_rows_are_no_row_by_row_tokens() {
        assertThat(reshaped(MAP.on(3, 2), new Shape(1, 12, 5, 3), new Shape(1, 12, 15)))
                .isNull();
    }

    @Test
    void tokens_become_the_grid_that_they_were_and_no_other() {
        assertThat(reshaped(TOKENS, new Shape(1, 15, 8), new Shape(1, 3, 5, 8))).isEqualTo(TOKENS.on(1, 2));
        assertThat(reshaped(TOKENS, new Shape(1, 15, 8), new Shape(1, 5, 3, 8))).isNull();
    }

    @Test
    void a_grid_with_a_class_token_cannot_be_laid_out() {
        CellAxes withClass = new CellAxes(1, 1, 3, 5, 1, 0);

        assertThat(reshaped(withClass, new Shape(1, 16, 8), new Shape(1, 4, 4, 8)))
                .isNull();
    }

    @Test
    void channels_may_be_split_into_heads() {
        assertThat(reshaped(TOKENS, new Shape(1, 15, 8), new Shape(1, 15, 2, 4)))
                .isEqualTo(TOKENS);
        assertThat(reshaped(TOKENS.on(0, 0), new Shape(15, 1, 8), new Shape(15, 2, 4)))
                .isEqualTo(TOKENS.on(0, 0));
    }

    @Test
    void windows_hide_where_the_cells_are() {
        CellAxes last = new CellAxes(1, 2, 4, 6, 0, 0);

        assertThat(reshaped(last, new Shape(1, 4, 6, 8), new Shape(1, 2, 2, 3, 2, 8)))
                .isNull();
    }

    @Test
    void the_picture_may_be_split_into_patches() {
        Shape picture = new Shape(1, 3, 24, 40);

        assertThat(ReshapedAxes.of(CellAxes.channelsFirst(picture), picture, new Shape(1, 3, 3, 8, 5, 8), true))
                .isEqualTo(new CellAxes(2, 4, 3, 5, 0, 0));
    }

    private static @Nullable CellAxes reshaped(CellAxes axes, Shape from, Shape to) {
        return ReshapedAxes.of(axes, from, to, false);
    }
}
