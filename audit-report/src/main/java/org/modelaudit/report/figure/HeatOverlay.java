package org.modelaudit.report.figure;

import java.awt.image.BufferedImage;
import org.modelaudit.explain.Heatmap;

/**
 * A heatmap laid over its picture: the positive part at the size of the picture, divided by its largest value, coloured
 * by {@link Inferno} and the more opaque the larger the value, so that cold places show the picture itself.
 */
final class HeatOverlay {

    /** Even the hottest place lets a little of the picture through. */
    static final double MOST_OPAQUE = 0.85;

    private HeatOverlay() {}

    /**
     * @param picture is not changed
     * @param heatmap at any resolution, covering the whole picture
     * @return the picture as it is where the map holds nothing positive
     */
    static BufferedImage of(BufferedImage picture, Heatmap heatmap) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        Heatmap heat = heatmap.positivePart().resized(width, height);
        float max = heat.max();
        BufferedImage overlay = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = max > 0 ? heat.value(x, y) / max : 0;
                overlay.setRGB(x, y, blend(picture.getRGB(x, y), Inferno.rgb(value), MOST_OPAQUE * value));
            }
        }
        return overlay;
    }

    private static int blend(int below, int above, double opacity) {
        int red = mix(below >> 16 & 0xFF, above >> 16 & 0xFF, opacity);
        int green = mix(below >> 8 & 0xFF, above >> 8 & 0xFF, opacity);
        int blue = mix(below & 0xFF, above & 0xFF, opacity);
        return red << 16 | green << 8 | blue;
    }

    private static int mix(int below, int above, double opacity) {
        return (int) Math.round(below + (above - below) * opacity);
    }
}
