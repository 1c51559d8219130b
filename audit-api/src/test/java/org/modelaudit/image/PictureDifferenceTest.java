package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;

class PictureDifferenceTest {

    /** Two pixels beside each other; a value of the model is half a pixel's. */
    private static final InputSpecification GREY =
            new InputSpecification(2, 1, Resize.NONE, 0, Colour.GREY, List.of(0.5), List.of(0.5));

    @Test
    void the_largest_difference_is_amplified_by_a_round_factor_that_clips_nothing() {
        // 0.02 · 0.5 = 0.01 of a pixel's range: 50 times that is the half that there is on either side of grey.
        PictureDifference difference = PictureDifference.between(GREY, new float[] {0, 0}, new float[] {0.02f, -0.01f});

        assertThat(difference.factor()).isEqualTo(50);
        assertThat(difference.picture().red(0, 0)).isBetween(254, 255);
        assertThat(difference.picture().red(1, 0)).isBetween(63, 65);
    }

    @Test
    void no_difference_is_grey_and_not_amplified() {
        PictureDifference difference = PictureDifference.between(GREY, new float[] {1, -1}, new float[] {1, -1});

        assertThat(difference.factor()).isEqualTo(1);
        assertThat(difference.picture().rgb(0, 0)).isEqualTo(0x808080);
        assertThat(difference.picture().rgb(1, 0)).isEqualTo(0x808080);
    }

    @Test
    void a_difference_beyond_black_and_white_is_clipped_and_one_that_is_no_number_is_none() {
        PictureDifference difference = PictureDifference.between(GREY, new float[] {0, 0}, new float[] {9, Float.NaN});

        assertThat(difference.factor()).isEqualTo(1);
        assertThat(difference.picture().red(0, 0)).isEqualTo(255);
        assertThat(difference.picture().red(1, 0)).isEqualTo(128);
    }

    @ParameterizedTest
    @EnumSource
    void the_values_of_an_input_show_the_picture_that_they_were_made_of(Colour colour) {
        List<Double> each = colour == Colour.GREY ? List.of(0.4) : List.of(0.4, 0.5, 0.6);
        InputSpecification input = new InputSpecification(2, 2, Resize.NONE, 0, colour, each, each);
        Prepared prepared = input.prepare(Picture.of(2, 2, new int[] {0x102030, 0xFFFFFF, 0, 0x7F8001}));
        float[] values = new float[prepared.length()];
        prepared.copyTo(values, 0);

        assertThat(input.picture(values)).isEqualTo(prepared.cropped());
    }
}
