package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlurTest {

    @ParameterizedTest
    @CsvSource({
        "224, 224, 8, 8",
        "448, 224, 16, 8",
        "224, 299, 8, 11",
        "32, 32, 8, 8",
        "31, 31, 7, 7",
        "16, 24, 4, 6",
        "7, 9, 1, 1",
        "1, 1, 1, 1",
        "1, 500, 1, 500",
        "4000, 3000, 11, 8"
    })
    void a_picture_keeps_eight_means_along_its_shorter_side_and_fewer_where_it_is_small(
            int width, int height, int columns, int rows) {
        Picture picture = Picture.of(width, height, new int[width * height]);

        assertThat(picture.blurredColumns()).isEqualTo(columns);
        assertThat(picture.blurredRows()).isEqualTo(rows);
        assertThat(picture.blurred()).isEqualTo(picture);
    }

    @Test
    void what_is_finer_is_gone() {
        int[] board = new int[64 * 64];
        for (int i = 0; i < board.length; i++) {
            board[i] = (i % 64 + i / 64) % 2 == 0 ? 0xFF00FF : 0x00FF00;
        }

        Picture blurred = Picture.of(64, 64, board).blurred();

        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                assertThat(blurred.red(x, y)).isBetween(120, 135);
                assertThat(blurred.green(x, y)).isBetween(120, 135);
            }
        }
    }

    @Test
    void large_areas_keep_their_colour_and_place() {
        int[] halves = new int[80 * 40];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = i % 80 < 40 ? 0xFF0000 : 0x0000FF;
        }

        Picture blurred = Picture.of(80, 40, halves).blurred();

        assertThat(blurred.rgb(5, 20)).isEqualTo(0xFF0000);
        assertThat(blurred.rgb(75, 20)).isEqualTo(0x0000FF);
        int[] passage = new int[20];
        Arrays.setAll(passage, i -> blurred.blue(30 + i, 20));
        assertThat(passage).isSorted();
    }
}
