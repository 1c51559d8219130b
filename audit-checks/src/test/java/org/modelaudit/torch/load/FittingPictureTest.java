package org.modelaudit.torch.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittingPictureTest {

    /** Two convolutions of 5×5, each with a pooling of 2, and a linear layer for pictures of 100×100. */
    private static String convolutional(Shape picture) {
        if (picture.get(0) != 3) {
            return "expected input[1, 1, 224, 224] to have 3 channels, but got 1 channels instead";
        }
        long cells = ((picture.get(1) - 4) / 2 - 4) / 2;
        return cells < 1
                ? "Kernel size can't be greater than actual input size"
                : cells == 22
                        ? ""
                        : "mat1 and mat2 shapes cannot be multiplied (1x%d and 7744x120)".formatted(16 * cells * cells);
    }

    @Test
    void a_size_is_found_by_halving_with_the_channels_that_are_asked_for() {
        List<Shape> tried = new ArrayList<>();

        assertThat(FittingPicture.find(new Shape(1, 224, 224), convolutional(new Shape(1, 224, 224)), picture -> {
                    tried.add(picture);
                    return convolutional(picture);
                }))
                .hasValueSatisfying(found -> {
                    assertThat(convolutional(found)).isEmpty();
                    assertThat(found.get(0)).isEqualTo(3);
                });
        assertThat(tried).hasSizeLessThan(14);
    }

    @Test
    void a_size_above_the_one_that_failed_is_found_as_well() {
        assertThat(FittingPicture.find(
                        new Shape(3, 28, 28), convolutional(new Shape(3, 28, 28)), FittingPictureTest::convolutional))
                .hasValueSatisfying(found -> assertThat(convolutional(found)).isEmpty());
    }

    @Test
    void a_view_that_cuts_one_picture_into_several_shows_that_it_was_too_large() {
        assertThat(FittingPicture.find(
                        new Shape(3, 100, 100),
                        "logits of the shape (100, 300)",
                        picture -> picture.size() == 300
                                ? ""
                                : picture.size() % 300 == 0
                                        ? "logits of the shape (%d, 300)".formatted(picture.size() / 300)
                                        : "shape '[-1, 300]' is invalid for input of size " + picture.size()))
                .contains(new Shape(3, 10, 10));
    }

    @Test
    void nothing_is_found_where_no_size_fits_or_another_thing_is_wrong() {
        Shape picture = new Shape(3, 224, 224);

        assertThat(FittingPicture.find(
                        picture,
                        "cannot be multiplied (1x9 and 8x2)",
                        p -> p.get(2) > 50
                                ? "cannot be multiplied (1x9 and 8x2)"
                                : "cannot be multiplied (1x7 and 8x2)"))
                .isEmpty();
        assertThat(FittingPicture.find(picture, "to have 4 channels", p -> "to have 4 channels"))
                .isEmpty();
        assertThat(FittingPicture.find(
                        picture,
                        "Kernel size can't be greater than actual input size",
                        p -> "Kernel size can't be greater than actual input size"))
                .isEmpty();
        assertThat(FittingPicture.find(picture, "out of memory", p -> "")).isEmpty();
    }
}
