package org.modelaudit.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentationTest {

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void release() {
        manager.close();
    }

    @Test
    void felzenszwalb_finds_the_two_halves_of_a_picture() {
        Superpixels halves = segment(Segmentation.felzenszwalb(100, 10), 20, 20, true);

        assertThat(halves.count()).isEqualTo(2);
        assertThat(halves.region(9, 5)).isEqualTo(halves.region(0, 19)).isNotEqualTo(halves.region(10, 5));
    }

    @Test
    void slic_makes_about_as_many_regions_as_wanted_which_follow_edges() {
        Superpixels regions = segment(Segmentation.slic(16), 40, 40, true);

        assertThat(regions.count()).isBetween(8, 32);
        for (int y = 0; y < 40; y++) {
            assertThat(regions.region(19, y)).isNotEqualTo(regions.region(20, y));
        }
    }

    @Test
    void a_picture_of_one_colour_stays_in_one_piece() {
        assertThat(segment(Segmentation.slic(16), 40, 40, false).count()).isEqualTo(1);
        assertThat(segment(Segmentation.felzenszwalb(100, 10), 40, 40, false).count())
                .isEqualTo(1);
    }

    @Test
    void squares_are_clipped_at_the_edge() {
        Superpixels squares = segment(Segmentation.squares(2), 3, 5, false);

        assertThat(squares.count()).isEqualTo(6);
        assertThat(squares.sizes()).containsExactly(4, 4, 2, 2, 2, 1);
        assertThat(squares.paint(new double[] {0, 1, 2, 3, 4, 5}))
                .containsExactly(0, 0, 1, 1, 2, 0, 0, 1, 1, 2, 3, 3, 4, 4, 5);
        assertThat(squares.membership(manager).sum(new int[] {0}).toFloatArray())
                .containsOnly(1);
    }

    @Test
    void regions_without_pixels_are_refused() {
        assertThatThrownBy(() -> Superpixels.of(2, new int[] {0, 2})).hasMessageContaining("without a gap");
    }

    /** Three channels: one colour everywhere, or another one in the right half. */
    private Superpixels segment(Segmentation segmentation, int height, int width, boolean twoColours) {
        float[] values = new float[3 * height * width];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (height * width);
            values[i] = channel + (twoColours && i % width >= width / 2 ? 5 : 0);
        }
        return segmentation.segment(manager.create(values, new Shape(1, 3, height, width)));
    }
}
