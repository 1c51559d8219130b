package org.modelaudit.torch.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .contains(new Shape(3, 100, 100));
        assertThat(tried).hasSizeLessThan(14);
    }

    @Test
    void a_size_above_the_one_that_failed_is_found_as_well() {
        assertThat(FittingPicture.find(
                        new Shape(3, 28, 28), convolutional(new Shape(3, 28, 28)), FittingPictureTest::convolutional))
                .contains(new Shape(3, 100, 100));
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

    /** A net of two poolings of 2, exported with pictures of a size, takes those that lose their last pixels in the poolings too. */
    @ParameterizedTest
    @CsvSource({"64, 224", "64, 32", "32, 224", "28, 224", "96, 224", "224, 64", "256, 224", "48, 224"})
    void the_size_that_a_user_knows_is_named_and_not_any_that_goes_through(long exported, long given) {
        Function<Shape, String> net = picture -> {
            long cells = picture.get(2) / 4;
            long wanted = exported / 4;
            return cells == wanted
                    ? ""
                    : "mat1 and mat2 shapes cannot be multiplied (1x%d and %dx3)"
                            .formatted(cells * cells * 8, wanted * wanted * 8);
        };
        Shape failed = new Shape(3, given, given);

        assertThat(FittingPicture.find(failed, net.apply(failed), net)).contains(new Shape(3, exported, exported));
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
