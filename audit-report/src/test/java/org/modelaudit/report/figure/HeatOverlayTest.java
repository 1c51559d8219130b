package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;

class HeatOverlayTest {

    private final BufferedImage grey = filled(40, 30, new Color(100, 100, 100));

    @Test
    void heat_lies_where_the_map_is_hot_right_side_up_and_not_mirrored() {
        float[] values = new float[4 * 3];
        values[0 * 4 + 3] = 1;

        BufferedImage overlay = HeatOverlay.of(grey, new Heatmap(4, 3, values));

        assertThat(distance(overlay, 36, 4)).isGreaterThan(100);
        assertThat(distance(overlay, 4, 4)).isZero();
        assertThat(distance(overlay, 36, 26)).isZero();
        assertThat(distance(overlay, 4, 26)).isZero();
    }

    @Test
    void the_hottest_place_has_the_top_of_the_colour_map_at_85_percent() {
        float[] values = {0, 0, 0, 5};

        BufferedImage overlay = HeatOverlay.of(filled(2, 2, Color.BLACK), new Heatmap(2, 2, values));

        Color top = new Color(Inferno.rgb(1));
        Color hot = new Color(overlay.getRGB(1, 1));
        assertThat(hot.getRed()).isEqualTo((int) Math.round(0.85 * top.getRed()));
        assertThat(hot.getGreen()).isEqualTo((int) Math.round(0.85 * top.getGreen()));
    }

    @Test
    void evidence_against_the_class_is_not_heat() {
        BufferedImage overlay = HeatOverlay.of(grey, new Heatmap(2, 1, new float[] {-3, 0}));

        assertThat(distance(overlay, 2, 2)).isZero();
        assertThat(distance(overlay, 38, 28)).isZero();
    }

    @Test
    void hotter_is_more_opaque() {
        BufferedImage overlay = HeatOverlay.of(filled(2, 1, Color.GREEN), new Heatmap(2, 1, new float[] {1, 4}));

        int mild = new Color(overlay.getRGB(0, 0)).getGreen();
        int hot = new Color(overlay.getRGB(1, 0)).getBlue();
        assertThat(mild).isGreaterThan(180);
        assertThat(hot).isGreaterThan(100);
    }

    @Test
    void colours_are_those_of_inferno() {
        assertNear(Inferno.rgb(0), 0, 0, 4);
        assertNear(Inferno.rgb(0.25), 87, 16, 110);
        assertNear(Inferno.rgb(0.5), 188, 55, 84);
        assertNear(Inferno.rgb(0.75), 249, 142, 9);
        assertNear(Inferno.rgb(1), 252, 255, 164);
        assertThat(Inferno.rgb(-1)).isEqualTo(Inferno.rgb(0));
        assertThat(Inferno.rgb(2)).isEqualTo(Inferno.rgb(1));
    }

    private static void assertNear(int rgb, int red, int green, int blue) {
        Color colour = new Color(rgb);
        assertThat(colour.getRed()).isBetween(red - 6, red + 6);
        assertThat(colour.getGreen()).isBetween(green - 6, green + 6);
        assertThat(colour.getBlue()).isBetween(blue - 6, blue + 6);
    }

    /** How far the pixel is from the grey it had. */
    private static int distance(BufferedImage image, int x, int y) {
        Color c = new Color(image.getRGB(x, y));
        return Math.abs(c.getRed() - 100) + Math.abs(c.getGreen() - 100) + Math.abs(c.getBlue() - 100);
    }

    private static BufferedImage filled(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return image;
    }
}
