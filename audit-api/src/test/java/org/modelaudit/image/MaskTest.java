package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.DataException;

class MaskTest {

    /** A line of rows, {@code #} inside. */
    private static Mask mask(String... rows) {
        String all = String.join("", rows);
        boolean[] inside = new boolean[all.length()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = all.charAt(i) == '#';
        }
        return Mask.of(rows[0].length(), rows.length, inside);
    }

    @Test
    void knows_its_pixels_its_area_and_its_box() {
        Mask mask = mask("....", ".##.", "..#.");

        assertThat(mask.contains(2, 2)).isTrue();
        assertThat(mask.contains(1, 2)).isFalse();
        assertThat(mask.contains(-1, 0)).isFalse();
        assertThat(mask.contains(1, 3)).isFalse();
        assertThat(mask.area()).isEqualTo(3);
        assertThat(mask.boundingBox()).contains(new Box(1, 1, 3, 3));
    }

    @Test
    void a_region_of_nothing_has_no_box() {
        assertThat(mask("..", "..").boundingBox()).isEmpty();
        assertThat(mask("..", "..").area()).isZero();
    }

    @Test
    void boxes_cover_the_pixels_whose_centres_they_hold() {
        assertThat(Mask.ofBoxes(4, 2, List.of(new Box(0.5, 0, 2.5, 1), new Box(3, -5, 9, 9))))
                .isEqualTo(mask("##.#", "...#"));
    }

    @Test
    void a_union_belongs_to_either() {
        assertThat(mask("#.", "..").union(mask("..", ".#"))).isEqualTo(mask("#.", ".#"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mask("#.").union(mask("#")))
                .withMessage("Masks of 2×1 and 1×1 have no union.");
    }

    @Test
    void a_polygon_is_filled_and_united_as_the_tools_of_coco_do() {
        double[] triangle = {0, 0, 4, 0, 0, 4};
        double[] beyond = {3, 3, 9, 3, 9, 9, 3, 9};

        assertThat(Mask.ofPolygons(4, 4, List.of(triangle))).isEqualTo(mask("###.", "##..", "#...", "...."));
        assertThat(Mask.ofPolygons(4, 4, List.of(triangle, beyond))).isEqualTo(mask("###.", "##..", "#...", "...#"));
    }

    @Test
    void a_rectangle_on_whole_pixels_is_the_same_as_box_and_as_polygon_whichever_way_round() {
        Mask box = Mask.ofBoxes(9, 7, List.of(new Box(1, 3, 7, 6)));

        assertThat(Mask.ofPolygons(9, 7, List.of(new double[] {1, 3, 7, 3, 7, 6, 1, 6})))
                .isEqualTo(box);
        assertThat(Mask.ofPolygons(9, 7, List.of(new double[] {1, 6, 7, 6, 7, 3, 1, 3})))
                .isEqualTo(box);
    }

    @Test
    void two_corners_make_no_polygon() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mask.ofPolygons(4, 4, List.of(new double[] {0, 0, 1, 1})));
    }

    @Test
    void run_lengths_go_down_the_columns_and_begin_outside() {
        assertThat(Mask.ofRunLengths(3, 2, new int[] {1, 2, 3})).isEqualTo(mask(".#.", "#.."));
        assertThat(Mask.ofRunLengths(3, 2, new int[] {0, 6})).isEqualTo(mask("###", "###"));
    }

    /**
     * 1, 2, 3 are one digit each. 40 is 8 + 32 · 1, hence 'X' (8 + 32 + 48) and '1'. The fourth number is 1 less than the
     * second: -1 is the digit 31 with its sign bit set and nothing to follow, 'O'.
     */
    @Test
    void compressed_run_lengths_are_differences_in_base_32() {
        assertThat(RunLengths.parse("123")).containsExactly(1, 2, 3);
        assertThat(RunLengths.parse("X1")).containsExactly(40);
        assertThat(RunLengths.parse("123O")).containsExactly(1, 2, 3, 1);
        assertThat(Mask.ofRunLengths(3, 2, "123")).isEqualTo(mask(".#.", "#.."));
    }

    @Test
    void run_lengths_that_do_not_fit_the_picture_or_are_malformed_are_refused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Mask.ofRunLengths(3, 2, new int[] {1, 2}))
                .withMessageStartingWith(
                        "The runs of a run-length mask add up to 3 pixels, but its picture of 3×2 has 6");
        assertThatExceptionOfType(DataException.class).isThrownBy(() -> Mask.ofRunLengths(3, 2, new int[] {-1, 7}));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Mask.ofRunLengths(3, 2, "12 "))
                .withMessageContaining("malformed at its character 3");
        assertThatExceptionOfType(DataException.class).isThrownBy(() -> Mask.ofRunLengths(3, 2, "12X"));
        assertThatExceptionOfType(DataException.class).isThrownBy(() -> Mask.ofRunLengths(3, 2, "oooooooooooo"));
    }

    @Test
    void in_a_mask_picture_everything_that_is_not_black_is_the_object(@TempDir Path folder) throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 255);
        image.getRaster().setSample(2, 0, 0, 1);
        Path file = folder.resolve("mask.png");
        ImageIO.write(image, "png", file.toFile());

        assertThat(Mask.read(file)).isEqualTo(mask("#.#"));
    }

    @Test
    void the_small_numbers_of_a_sixteen_bit_mask_count() {
        assertThat(Mask.read(PillowFixtures.file("grey16.png"))).isEqualTo(mask(".####"));
    }
}
