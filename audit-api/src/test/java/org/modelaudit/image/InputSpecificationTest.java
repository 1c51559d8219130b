package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.DataException;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;

class InputSpecificationTest {

    private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> DEVIATION = List.of(0.229, 0.224, 0.225);

    static Stream<String[]> cases() throws IOException {
        return PillowFixtures.table("prepare.csv").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void resizes_crops_and_normalises_as_pillow_and_torchvision_to_the_last_bit(
            String name, String source, Resize rule, int width, int height, int shorter, Colour colour)
            throws IOException {
        int channels = colour.channels();
        InputSpecification specification = new InputSpecification(
                width, height, rule, shorter, colour, MEAN.subList(0, channels), DEVIATION.subList(0, channels));

        Prepared prepared = specification.prepare(Picture.read(PillowFixtures.file(source + ".png")));

        assertThat(prepared.cropped()).isEqualTo(PillowFixtures.picture(name + ".rgb", width, height));
        float[] values = new float[prepared.length()];
        prepared.copyTo(values, 0);
        assertThat(values).containsExactly(PillowFixtures.floats(name + ".f32"));
    }

    @ParameterizedTest
    @EnumSource(Resize.class)
    void a_picture_of_the_input_s_size_is_taken_as_it_is(Resize rule) {
        int[] pixels = new Random(5).ints(24 * 24, 0, 1 << 24).toArray();
        Picture picture = Picture.of(24, 24, pixels);

        assertThat(new InputSpecification(24, 24, rule, 24, Colour.RGB, MEAN, DEVIATION)
                        .prepare(picture)
                        .cropped())
                .isSameAs(picture);
    }

    @Test
    void the_longer_side_loses_its_fraction_and_half_a_pixel_of_crop_goes_to_the_even_side() {
        // 256 · 550 / 413 = 340.9, so 340; (340 - 224) / 2 = 58. And 17 - 12 = 5, of which 2 come off the left.
        Geometry imageNet = InputSpecification.imageNet(224).geometry(new PictureSize(550, 413));
        Geometry odd = new InputSpecification(12, 12, Resize.SHORTER_SIDE, 17, Colour.RGB, MEAN, DEVIATION)
                .geometry(new PictureSize(17, 17));

        assertThat(imageNet.scaleX()).isEqualTo(340.0 / 550);
        assertThat(imageNet.scaleY()).isEqualTo(256.0 / 413);
        assertThat(imageNet.offsetX()).isEqualTo(-58);
        assertThat(imageNet.offsetY()).isEqualTo(-16);
        assertThat(odd.offsetX()).isEqualTo(-2);
    }

    @Test
    void values_are_a_view_that_cannot_be_written() {
        Prepared prepared = InputSpecification.imageNet(2).squeezed().prepare(Picture.of(2, 2, new int[4]));
        float[] batch = new float[24];
        prepared.copyTo(batch, 12);

        assertThat(prepared.values().remaining()).isEqualTo(12);
        assertThat(prepared.values().get(0)).isEqualTo(-0.485f / 0.229f);
        assertThat(batch[11]).isZero();
        assertThat(batch[12]).isEqualTo(-0.485f / 0.229f);
        assertThatExceptionOfType(ReadOnlyBufferException.class)
                .isThrownBy(() -> prepared.values().put(0, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {13_500, 100_000, 1_000_000, 100_000_000, Integer.MAX_VALUE})
    void a_size_of_more_numbers_than_a_tensor_holds_is_refused_before_a_model_is_blamed_for_it(int size) {
        String sentence =
                "An input of %d×%d in RGB has more than the 536869887 numbers that fit into one tensor; give a smaller size."
                        .formatted(size, size);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputSpecification.imageNet(size))
                .withMessage(sentence);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputSpecification.square(size, Resize.NONE, 0, Colour.RGB, MEAN, DEVIATION))
                .withMessage(sentence);
    }

    @Test
    void a_large_size_that_fits_is_taken_with_its_margin() {
        assertThat(InputSpecification.imageNet(13_000).shorterSide()).isEqualTo(14_857);
    }

    @Test
    void a_picture_of_another_size_is_refused_where_nothing_is_resized() {
        InputSpecification asStored = new InputSpecification(8, 8, Resize.NONE, 8, Colour.RGB, MEAN, DEVIATION);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> asStored.prepare(Picture.of(8, 9, new int[72])))
                .withMessageStartingWith("The picture is 8×9, but the model takes 8×8 as stored");
    }

    @Test
    void a_line_of_pixels_does_not_need_the_memory_of_its_enlargement() {
        Prepared prepared = InputSpecification.imageNet(224).prepare(Picture.of(200_000, 1, new int[200_000]));

        assertThat(prepared.cropped().width()).isEqualTo(224);
    }

    @Test
    void refuses_what_no_model_can_have() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InputSpecification(0, 8, Resize.NONE, 8, Colour.RGB, MEAN, DEVIATION));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InputSpecification(8, 8, Resize.SHORTER_SIDE, 7, Colour.RGB, MEAN, DEVIATION));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InputSpecification(8, 8, Resize.NONE, 8, Colour.GREY, MEAN, DEVIATION));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InputSpecification(8, 8, Resize.NONE, 8, Colour.RGB, MEAN, List.of(1., 1., 0.)));
    }
}
