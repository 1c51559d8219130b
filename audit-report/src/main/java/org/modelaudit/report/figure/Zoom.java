package org.modelaudit.report.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * How large an input is shown: small ones a whole number of times larger, so that a pixel stays a square; large ones
 * reduced until two fit side by side.
 *
 * @param factor pixels of the figure for one pixel of the input
 */
record Zoom(double factor) {

    private static final int COMFORTABLE = 232;
    private static final int LARGEST = 476;

    /**
     * @param width of the input, in pixels
     * @param height of the input, in pixels
     */
    static Zoom of(int width, int height) {
        return of(width, height, LARGEST);
    }

    /** The same where less room is. */
    static Zoom of(int width, int height, int largest) {
        int side = Math.max(width, height);
        return new Zoom(side > largest ? (double) largest / side : Math.max(1, COMFORTABLE / side));
    }

    /** A length of the input, in pixels of the figure. */
    int of(double length) {
        return (int) Math.round(length * factor);
    }

    /** The picture at its new size: nearest neighbour where it grows, bilinear where it shrinks. */
    BufferedImage apply(BufferedImage picture) {
        BufferedImage result =
                new BufferedImage(of(picture.getWidth()), of(picture.getHeight()), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = result.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                factor < 1
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(picture, 0, 0, result.getWidth(), result.getHeight(), null);
        g.dispose();
        return result;
    }
}
