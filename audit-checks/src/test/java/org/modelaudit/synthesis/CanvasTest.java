package org.modelaudit.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.image.Picture;
import org.modelaudit.random.RunSeed;

class CanvasTest {

    private static InputSpecification input(Resize resize, Colour colour) {
        return new InputSpecification(
                9,
                7,
                resize,
                12,
                colour,
                Collections.nCopies(colour.channels(), 0.4),
                Collections.nCopies(colour.channels(), 0.2));
    }

    private static float[] noise(Canvas canvas) {
        float[] values = RunSeed.DEFAULT.normal(1, "noise", 0, 2, canvas.length());
        canvas.clip(values);
        return values;
    }

    @Test
    void every_number_is_brought_back_between_black_and_white() {
        Canvas canvas = new Canvas(input(Resize.NONE, Colour.RGB));
        float[] values = noise(canvas);

        assertThat(Arrays.stream(boxed(values)).min()).hasValueCloseTo(-2.0, within(1e-6));
        assertThat(Arrays.stream(boxed(values)).max()).hasValueCloseTo(3.0, within(1e-6));
        assertThat(canvas.bound(0)).isCloseTo(3, within(1e-12));
    }

    @Test
    void each_channel_has_its_own_black_and_white() {
        Canvas canvas = new Canvas(new InputSpecification(
                3, 2, Resize.NONE, 3, Colour.BGR, List.of(0.4, 0.5, 0.8), List.of(0.2, 0.25, 0.1)));
        float[] high = new float[18];
        Arrays.fill(high, 100);
        float[] low = new float[18];
        Arrays.fill(low, -100);
        canvas.clip(high);
        canvas.clip(low);

        // (1 − 0.4) / 0.2 = 3, (1 − 0.5) / 0.25 = 2, (1 − 0.8) / 0.1 = 2; −0.4 / 0.2 = −2, −0.5 / 0.25 = −2, −0.8 / 0.1
        // = −8.
        double[] white = {3, 2, 2};
        double[] black = {-2, -2, -8};
        double[] bounds = {3, 2, 8};
        for (int i = 0; i < 18; i++) {
            assertThat((double) high[i]).isCloseTo(white[i / 6], within(1e-6));
            assertThat((double) low[i]).isCloseTo(black[i / 6], within(1e-6));
            assertThat(canvas.bound(i)).isCloseTo(bounds[i / 6], within(1e-12));
        }
    }

    private static double[] boxed(float[] values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return numbers;
    }

    @ParameterizedTest
    @EnumSource(Colour.class)
    void a_picture_has_the_numbers_that_it_was_made_of_but_for_eight_bits(Colour colour) {
        Canvas canvas = new Canvas(input(Resize.SHORTER_SIDE, colour));
        float[] values = noise(canvas);
        Picture picture = canvas.picture(values);
        float[] shown = canvas.values(picture);

        assertThat(shown).containsExactly(values, within(0.5f / 255 / 0.2f + 1e-5f));
        assertThat(canvas.picture(shown)).isEqualTo(picture);
    }

    @ParameterizedTest
    @EnumSource(Resize.class)
    void a_framed_picture_becomes_itself_again_whatever_is_resized_and_cropped(Resize resize) {
        for (Colour colour : List.of(Colour.RGB, Colour.BGR, Colour.GREY)) {
            InputSpecification input = input(resize, colour);
            Picture picture = new Canvas(input).picture(noise(new Canvas(input)));
            Picture stored = Picture.of(Prototypes.framed(picture, input));

            assertThat(input.prepare(stored).cropped()).isEqualTo(picture);
        }
    }

    @Test
    void what_was_moved_in_a_circle_is_moved_back() {
        float[] picture = {1, 2, 3, 4, 5, 6};

        assertThat(new Jitter(1, -1).apply(picture, 3, 2)).containsExactly(5, 6, 4, 2, 3, 1);
        assertThat(new Jitter(-1, 1).apply(new Jitter(1, -1).apply(picture, 3, 2), 3, 2))
                .isEqualTo(picture);
        assertThat(new Jitter(1, -1).back()).isEqualTo(new Jitter(-1, 1));
    }
}
