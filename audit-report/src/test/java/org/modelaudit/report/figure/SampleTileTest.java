package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Regions;
import org.modelaudit.result.Evidence.Exhibit;

class SampleTileTest {

    private static final int CYAN = 0x00E5FF;
    private static final Zoom TRIPLE = new Zoom(3);

    @Test
    void the_true_box_is_a_white_line_along_its_edges_below_the_untouched_picture() {
        BufferedImage tile = SampleTile.of(exhibit(List.of(new Box(10, 20, 30, 35)), null), undefined(), TRIPLE);

        int top = 40 * 3 + SampleTile.GAP;
        assertThat(tile.getWidth()).isEqualTo(150);
        assertThat(tile.getHeight()).isEqualTo(2 * 120 + SampleTile.GAP);
        assertThat(rgb(tile, 30, top + 80)).isEqualTo(0xFFFFFF);
        assertThat(rgb(tile, 90, top + 80)).isEqualTo(0xFFFFFF);
        assertThat(rgb(tile, 60, top + 60)).isEqualTo(0xFFFFFF);
        assertThat(rgb(tile, 60, top + 105)).isEqualTo(0xFFFFFF);
        assertThat(rgb(tile, 60, top + 80)).isEqualTo(0);
        assertThat(rgb(tile, 20, top + 80)).isEqualTo(0);
        assertThat(rgb(tile, 30, 80)).isEqualTo(0);
    }

    @Test
    void the_found_region_is_a_dashed_cyan_line() {
        SampleResult found = new SampleResult("a", Outcome.value(0.5, new Box(10, 10, 40, 30)));

        BufferedImage tile = SampleTile.of(exhibit(List.of(), null), found, TRIPLE);

        int y = 40 * 3 + SampleTile.GAP + 30;
        long coloured = java.util.stream.IntStream.range(40, 110)
                .filter(x -> rgb(tile, x, y) == CYAN)
                .count();
        assertThat(coloured).isBetween(35L, 50L);
    }

    @Test
    void a_box_at_the_border_of_the_picture_stays_visible() {
        BufferedImage tile = SampleTile.of(exhibit(List.of(new Box(0, 0, 50, 40)), null), undefined(), TRIPLE);

        assertThat(rgb(tile, 0, 180)).isEqualTo(0xFFFFFF);
        assertThat(rgb(tile, 149, 180)).isEqualTo(0xFFFFFF);
    }

    @Test
    void without_a_box_the_mask_is_outlined() {
        Mask mask = Regions.mask(50, 40, (x, y) -> x >= 10 && x < 20 && y >= 5 && y < 15);

        BufferedImage tile = SampleTile.of(exhibit(List.of(), mask), undefined(), TRIPLE);

        int top = 40 * 3 + SampleTile.GAP;
        assertThat(rgb(tile, 30, top + 30)).isEqualTo(0xFFFFFF);
        assertThat(rgb(tile, 60, top + 30)).isEqualTo(0xFFFFFF);
        assertThat(rgb(tile, 45, top + 30)).isEqualTo(0);
    }

    @Test
    void a_sample_without_a_map_shows_its_picture_without_heat() {
        BufferedImage tile = SampleTile.of(exhibit(List.of(), null), undefined(), TRIPLE);

        for (int x = 0; x < 150; x++) {
            assertThat(rgb(tile, x, 180)).isZero();
        }
    }

    @Test
    void small_inputs_grow_by_whole_factors_and_large_ones_shrink() {
        assertThat(Zoom.of(32, 32).factor()).isEqualTo(7);
        assertThat(Zoom.of(96, 64).factor()).isEqualTo(2);
        assertThat(Zoom.of(224, 224).factor()).isEqualTo(1);
        assertThat(Zoom.of(299, 299).factor()).isEqualTo(1);
        assertThat(Zoom.of(952, 476).factor()).isEqualTo(0.5);
    }

    @Test
    void a_pixel_stays_a_square_when_it_grows() {
        BufferedImage two = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        two.setRGB(1, 0, Color.RED.getRGB());

        BufferedImage grown = TRIPLE.apply(two);

        assertThat(rgb(grown, 2, 2)).isZero();
        assertThat(rgb(grown, 3, 0)).isEqualTo(0xFF0000);
    }

    private static SampleResult undefined() {
        return new SampleResult("a", Outcome.undefined("the heatmap is constant"));
    }

    private static Exhibit exhibit(List<Box> boxes, @org.jspecify.annotations.Nullable Mask mask) {
        return new Exhibit(
                Regions.picture(new BufferedImage(50, 40, BufferedImage.TYPE_INT_RGB)),
                Explanation.undefined(new Prediction(0, 0.9), 0, "the heatmap is constant"),
                boxes,
                Optional.ofNullable(mask));
    }

    private static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xFFFFFF;
    }
}
