package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrientationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_file_is_turned_as_pillow_turns_it(Orientation orientation) throws IOException {
        for (String kind : List.of("jpeg", "png")) {
            String name = "exif/%d.%s".formatted(orientation.exif(), kind);
            Path file = PillowFixtures.file(name);
            PictureSize turned = orientation.turned(new PictureSize(5, 3));

            assertThat(Orientation.read(file)).isEqualTo(orientation);
            assertThat(orientation.turned(Picture.read(file)))
                    .isEqualTo(PillowFixtures.picture(name + ".rgb", turned.width(), turned.height()));
        }
    }

    /** The picture abc/def, by hand. */
    @ParameterizedTest
    @CsvSource({
        "UPRIGHT, abc def",
        "MIRRORED, cba fed",
        "HALF_TURN, fed cba",
        "FLIPPED, def abc",
        "TRANSPOSED, ad be cf",
        "CLOCKWISE, da eb fc",
        "TRANSVERSE, fc eb da",
        "COUNTERCLOCKWISE, cf be ad"
    })
    void six_letters_are_turned_as_by_hand(Orientation orientation, String rows) {
        Picture turned = orientation.turned(Picture.of(3, 2, "abcdef".chars().toArray()));

        StringBuilder read = new StringBuilder();
        for (int y = 0; y < turned.height(); y++) {
            for (int x = 0; x < turned.width(); x++) {
                read.append((char) turned.rgb(x, y));
            }
            read.append(' ');
        }
        assertThat(read.toString().strip()).isEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource
    void a_box_is_turned_with_the_pixels_that_it_holds(Orientation orientation) {
        PictureSize stored = new PictureSize(7, 4);
        PictureSize turned = orientation.turned(stored);
        for (int left = 0; left < 7; left++) {
            for (int top = 0; top < 4; top++) {
                Box box = new Box(left, top, Math.min(7, left + 3), Math.min(4, top + 2));
                double[] edges =
                        orientation.turned(new double[] {box.left(), box.top(), box.right(), box.bottom()}, stored);

                assertThat(Mask.ofBoxes(
                                turned.width(),
                                turned.height(),
                                List.of(new Box(edges[0], edges[1], edges[2], edges[3]))))
                        .isEqualTo(orientation.turned(Mask.ofBoxes(7, 4, List.of(box))));
            }
        }
    }

    @Test
    void what_cannot_be_understood_is_taken_for_silence() throws IOException {
        for (String kind : List.of("jpeg", "png")) {
            byte[] bytes = Files.readAllBytes(PillowFixtures.file("exif/6." + kind));
            SplittableRandom random = new SplittableRandom(1);
            Path file = folder.resolve("damaged." + kind);
            for (int length = 0; length < bytes.length; length += 3) {
                Files.write(file, Arrays.copyOf(bytes, length));
                assertThat(Orientation.read(file)).isIn(Orientation.UPRIGHT, Orientation.CLOCKWISE);
            }
            for (int round = 0; round < 300; round++) {
                byte[] damaged = bytes.clone();
                for (int i = 0; i < 8; i++) {
                    damaged[random.nextInt(Math.min(damaged.length, 120))] = (byte) random.nextInt();
                }
                Files.write(file, damaged);
                assertThat(Orientation.read(file)).isNotNull();
            }
        }
        assertThat(Orientation.read(folder.resolve("missing.png"))).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.read(PillowFixtures.file("rgb.bmp"))).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.read(PillowFixtures.file("full.jpg"))).isEqualTo(Orientation.UPRIGHT);
    }
}
