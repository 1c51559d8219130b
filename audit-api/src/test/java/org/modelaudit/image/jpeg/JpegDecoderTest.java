package org.modelaudit.image.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On files that {@code src/test/python/jpeg_fixtures.py} has written. */
class JpegDecoderTest {

    static Stream<String[]> pixels() throws IOException {
        return Files.readAllLines(path("pixels.csv")).stream().skip(1).map(line -> line.split(",", -1));
    }

    /** The digests are Pillow's, so this test passes on two JDKs only if both see the same pixels. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pixels")
    void every_sampling_and_coding_gives_the_very_pixels_that_pillow_reads(
            String file, int width, int height, String digest) throws IOException {
        BufferedImage image = JpegDecoder.decode(bytes(file));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(digest(image)).isEqualTo(digest);
    }

    @Test
    void sequential_and_progressive_coding_of_the_same_coefficients_give_the_same_pixels() throws IOException {
        for (String sampling : List.of("444", "422", "420", "440", "411", "mixed")) {
            String baseline = digest(JpegDecoder.decode(bytes(sampling + "-baseline.jpg")));

            for (String coding : List.of("progressive", "restart", "progressive-restart")) {
                assertThat(digest(JpegDecoder.decode(bytes(sampling + "-" + coding + ".jpg"))))
                        .as(sampling + " " + coding)
                        .isEqualTo(baseline);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arithmetic.jpg | marker C9, 8 bits, 3 components
            fractional.jpg | its components are sampled 2×1 and 3×2, which is no whole ratio
            means-only.jpg | a progressive one whose last scans are left out
            """)
    void what_decoders_do_not_agree_on_is_refused_as_rare(String file, String reason) throws IOException {
        JpegException refused = refusal(bytes("refused/" + file));

        assertThat(refused).hasMessage(reason);
        assertThat(refused.isDamage()).isFalse();
    }

    @Test
    void twelve_bits_and_missing_tables_are_refused_as_rare() throws IOException {
        byte[] jpeg = bytes("444-baseline.jpg");
        byte[] twelve = jpeg.clone();
        twelve[find(jpeg, 0xC0) + 4] = 12;

        assertThat(refusal(twelve)).hasMessage("marker C0, 12 bits, 3 components");
        assertThat(refusal(withoutSegments(jpeg, 0xC4)))
                .hasMessage("its Huffman tables are left out, as in frames of Motion JPEG");
        assertThat(refusal(twelve).isDamage()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "420-baseline.jpg",
                "440-progressive.jpg",
                "411-restart.jpg",
                "grey.jpg",
                "scan-each.jpg",
                "rgb.jpg"
            })
    void a_file_cut_off_anywhere_is_damaged(String file) throws IOException {
        byte[] whole = bytes(file);
        for (int length = 0; length < whole.length; length++) {
            JpegException refused = refusal(Arrays.copyOf(whole, length));

            assertThat(refused).as("%d bytes", length).hasMessage("the file ends before the picture does");
            assertThat(refused.isDamage()).isTrue();
        }
    }

    @Test
    void a_file_cut_off_and_ended_by_its_marker_is_damaged() throws IOException {
        byte[] whole = bytes("420-baseline.jpg");
        for (int length = find(whole, 0xDA) + 14; length < whole.length - 2; length++) {
            byte[] ended = Arrays.copyOf(whole, length + 2);
            ended[length] = (byte) 0xFF;
            ended[length + 1] = (byte) 0xD9;

            assertThatExceptionOfType(JpegException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> JpegDecoder.decode(ended));
        }
    }

    @Test
    void a_lost_or_doubled_restart_interval_is_damaged() throws IOException {
        byte[] whole = bytes("411-restart.jpg");
        int first = find(whole, 0xD0);
        int second = find(whole, 0xD1);
        byte[] lost = spliced(whole, first, second, new byte[0]);
        byte[] doubled = spliced(whole, second, second, Arrays.copyOfRange(whole, first, second));

        assertThat(refusal(lost)).hasMessage("marker D1 stands where a restart should");
        assertThat(refusal(doubled)).hasMessage("marker D0 stands where a restart should");
    }

    @Test
    void stray_bytes_are_harmless_at_the_end_alone() throws IOException {
        byte[] whole = bytes("420-baseline.jpg");
        byte[] stray = {1, 2, 3};
        byte[] atTheEnd = spliced(whole, whole.length - 2, whole.length - 2, stray);
        byte[] behind = spliced(whole, whole.length, whole.length, stray);
        byte[] before = spliced(whole, find(whole, 0xC0), find(whole, 0xC0), stray);

        assertThat(digest(JpegDecoder.decode(atTheEnd))).isEqualTo(digest(JpegDecoder.decode(whole)));
        assertThat(digest(JpegDecoder.decode(behind))).isEqualTo(digest(JpegDecoder.decode(whole)));
        assertThat(refusal(before)).hasMessage("stray bytes before marker C0");
    }

    /** Whatever the bytes: a picture or a {@link JpegException}. */
    @ParameterizedTest
    @ValueSource(strings = {"420-restart.jpg", "mixed-progressive.jpg", "grey.jpg"})
    void changed_bytes_never_make_it_stumble(String file) throws IOException {
        byte[] whole = bytes(file);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] changed = whole.clone();
            // Not the size: it would only fill the memory.
            int at = random.nextInt(whole.length);
            int size = find(whole, 0xC0, 0xC2) + 5;
            if (at >= size && at < size + 4) {
                continue;
            }
            changed[at] = (byte) random.nextInt(256);
            try {
                JpegDecoder.decode(changed);
            } catch (JpegException e) {
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(100);
    }

    private static JpegException refusal(byte[] jpeg) {
        return Objects.requireNonNull(
                catchThrowableOfType(JpegException.class, () -> JpegDecoder.decode(jpeg)), "it was decoded");
    }

    /** Where the first of the given markers stands. */
    private static int find(byte[] jpeg, int... markers) {
        for (int i = 0; i + 1 < jpeg.length; i++) {
            int second = jpeg[i + 1] & 0xFF;
            if (jpeg[i] == (byte) 0xFF && Arrays.stream(markers).anyMatch(m -> m == second)) {
                return i;
            }
        }
        throw new AssertionError("no such marker");
    }

    private static byte[] withoutSegments(byte[] jpeg, int marker) {
        byte[] rest = jpeg;
        while (true) {
            int scan = find(rest, 0xDA);
            int at = find(rest, marker, 0xDA);
            if (at == scan) {
                return rest;
            }
            rest = spliced(rest, at, at + 2 + (((rest[at + 2] & 0xFF) << 8) | (rest[at + 3] & 0xFF)), new byte[0]);
        }
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        byte[] spliced = new byte[bytes.length - (to - from) + between.length];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(between, 0, spliced, from, between.length);
        System.arraycopy(bytes, to, spliced, from + between.length, bytes.length - to);
        return spliced;
    }

    private static String digest(BufferedImage image) {
        int width = image.getWidth();
        byte[] bytes = new byte[3 * width * image.getHeight()];
        for (int i = 0; i < bytes.length / 3; i++) {
            int rgb = image.getRGB(i % width, i / width);
            bytes[3 * i] = (byte) (rgb >> 16);
            bytes[3 * i + 1] = (byte) (rgb >> 8);
            bytes[3 * i + 2] = (byte) rgb;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(path(file));
    }

    private static Path path(String file) {
        try {
            return Path.of(Objects.requireNonNull(JpegDecoderTest.class.getResource(file), file)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
