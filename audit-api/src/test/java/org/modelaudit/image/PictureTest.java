package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.DataException;

class PictureTest {

    static Stream<String[]> decoded() throws IOException {
        return PillowFixtures.table("decode.csv").stream();
    }

    /** JPEG decoders may round by one; profiles, palettes, alpha, orientation and missing headers are far above that. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("decoded")
    void equals_what_pillow_reads(String file, int width, int height) throws IOException {
        Picture picture = Picture.read(PillowFixtures.file(file));

        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        assertThat(PillowFixtures.difference(picture, PillowFixtures.picture(file + ".rgb", width, height)))
                .isLessThanOrEqualTo(file.endsWith(".jpg") ? 1 : 0);
    }

    @Test
    void of_sixteen_bits_of_grey_the_upper_eight_are_kept() {
        Picture picture = Picture.read(PillowFixtures.file("grey16.png"));

        assertThat(new int[] {picture.red(2, 0), picture.green(3, 0), picture.blue(4, 0)})
                .containsExactly(0, 1, 255);
    }

    @Test
    void knows_its_channels() {
        Picture picture = Picture.of(2, 1, new int[] {0x010203, 0xFFFFFEFD});

        assertThat(picture.rgb(1, 0)).isEqualTo(0xFFFEFD);
        assertThat(picture.red(0, 0)).isEqualTo(1);
        assertThat(picture.green(0, 0)).isEqualTo(2);
        assertThat(picture.blue(0, 0)).isEqualTo(3);
        assertThat(picture).isEqualTo(Picture.of(picture.toBufferedImage()));
    }

    @Test
    void is_not_changed_through_what_it_was_made_of_or_hands_out() {
        int[] pixels = {1, 2};
        Picture picture = Picture.of(2, 1, pixels);
        pixels[0] = 9;
        BufferedImage drawn = picture.toBufferedImage();
        drawn.setRGB(1, 0, 9);

        assertThat(picture).isEqualTo(Picture.of(2, 1, new int[] {1, 2}));
    }

    @Test
    void refuses_a_pixel_outside_and_pixels_that_do_not_fill_it() {
        Picture picture = Picture.of(2, 1, new int[2]);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> picture.rgb(2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Picture.of(2, 2, new int[3]));
    }

    @Test
    void luma_weighs_green_most() {
        Picture grey =
                Picture.of(3, 1, new int[] {0xFF0000, 0x00FF00, 0x0000FF}).grey();

        assertThat(new int[] {grey.rgb(0, 0), grey.rgb(1, 0), grey.rgb(2, 0)})
                .containsExactly(0x4C4C4C, 0x969696, 0x1D1D1D);
    }

    @ParameterizedTest
    @ValueSource(strings = {"full.jpg", "progressive.jpg", "grey.jpg", "rgb.png", "palette.png", "rgb.bmp", "grey.bmp"})
    void a_file_that_is_cut_off_anywhere_is_refused(String name, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(PillowFixtures.file(name));
        // The last two bytes of a bitmap may be padding; of the others every byte counts.
        int last = name.endsWith(".bmp") ? whole.length - 4 : whole.length - 1;
        for (int length = last; length >= 0; length -= 1 + length / 20) {
            Path file = Files.write(folder.resolve(length + name), Arrays.copyOf(whole, length));

            assertThatExceptionOfType(DataException.class)
                    .as("%s cut to %d bytes", name, length)
                    .isThrownBy(() -> Picture.read(file))
                    .withMessageContaining(file.getFileName().toString());
        }
    }

    @Test
    void a_png_with_a_changed_byte_is_refused(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(PillowFixtures.file("rgb.png"));
        bytes[bytes.length - 30] ^= 1;
        Path file = Files.write(folder.resolve("changed.png"), bytes);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Picture.read(file))
                .withMessageContaining("changed.png' is damaged or cut off (a checksum does not fit");
    }

    @Test
    void a_cmyk_jpeg_is_refused_with_what_to_do() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Picture.read(PillowFixtures.file("cmyk.jpg")))
                .withMessageEndingWith(
                        "cmyk.jpg' is a CMYK JPEG, whose colours depend on a printing process; convert it to RGB.");
    }

    @Test
    void a_picture_that_claims_to_be_huge_is_refused_from_its_header(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(PillowFixtures.file("rgb.png"));
        ByteBuffer.wrap(bytes).putInt(16, 1_000_000).putInt(20, 1_000_000);
        Path file = Files.write(folder.resolve("huge.png"), bytes);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Picture.read(file))
                .withMessageContaining("huge.png' claims 1000000×1000000 pixels, more than the 100 million");
    }

    @Test
    void a_picture_that_does_not_fit_into_memory_is_refused_from_its_header() throws IOException {
        Path file = PillowFixtures.file("rgb.png");
        Picture whole = Picture.read(file);
        int pixels = whole.width() * whole.height();
        Picture fitting = PictureReader.read(file, 4, 4L * pixels, Picture::of);

        assertThat(fitting).isEqualTo(whole);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> PictureReader.read(file, 4, 4L * pixels - 1, Picture::of))
                .withMessageContaining("rgb.png' of")
                .withMessageContaining("does not fit into the memory of this JVM (0 MiB); scale it down");
    }

    @Test
    void a_picture_that_runs_out_of_memory_while_it_is_read_fails_alone() throws IOException {
        Path file = PillowFixtures.file("rgb.png");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> PictureReader.read(file, 1, Long.MAX_VALUE, image -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .withMessageContaining("does not fit into the memory of this JVM");
    }

    /** In a JVM of its own, since the memory of this one is another's. */
    @Test
    void a_hundred_million_pixels_in_a_small_jvm_are_a_sentence_and_the_next_picture_is_read(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path large = BlackPng.write(folder.resolve("large.png"), 10_000, 10_000);
        Path small = PillowFixtures.file("rgb.png");
        for (String memory : List.of("64m", "450m")) {
            Process reader = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + memory,
                            "-cp",
                            System.getProperty("java.class.path"),
                            PictureSizes.class.getName(),
                            large.toString(),
                            small.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(reader.waitFor()).as(said).isZero();
            assertThat(said)
                    .contains("large.png' of 10000", "does not fit into the memory of this JVM", "read rgb.png")
                    .doesNotContain("OutOfMemoryError");
        }
    }

    @Test
    void another_format_an_empty_file_a_folder_and_a_missing_file_are_refused_by_name(@TempDir Path folder)
            throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "GIF89a, really", StandardCharsets.US_ASCII);
        Path empty = Files.createFile(folder.resolve("empty.png"));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Picture.read(text))
                .withMessageContaining("text.png' is not a PNG, JPEG or BMP picture");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Picture.read(empty))
                .withMessageContaining("empty.png' is cut off within its header");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Picture.read(folder))
                .withMessageContaining("cannot be read");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Picture.read(folder.resolve("none.png")))
                .withMessageContaining("none.png' does not exist");
    }

    @Test
    void the_size_is_read_without_decoding() {
        assertThat(PictureSize.read(PillowFixtures.file("rgb.png"))).isEqualTo(new PictureSize(19, 13));
        assertThat(PictureSize.read(PillowFixtures.file("turned.jpg"))).isEqualTo(new PictureSize(19, 13));
        assertThat(PictureSize.read(PillowFixtures.file("rgb.bmp"))).isEqualTo(new PictureSize(19, 13));
    }
}
