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
        return of(Math.max(width, height), COMFORTABLE, LARGEST);
    }

    /**
     * So that the input fills a square as far as whole numbers go.
     *
     * @param room side of the square, in pixels of the figure
     */
    static Zoom filling(int room, int width, int height) {
        return of(Math.max(width, height), room, room);
    }

    private static Zoom of(int side, int comfortable, int largest) {
        return new Zoom(side > largest ? (double) largest / side : Math.max(1, comfortable / side));
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
