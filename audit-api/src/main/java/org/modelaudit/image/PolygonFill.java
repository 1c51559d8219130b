package org.modelaudit.image;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Fills a polygon as COCO's own tools do ({@code pycocotools}, {@code frPyObjects}), so that a mask has the pixels that it
 * has for everybody else who reads the file.
 *
 * <p>The corners are rounded to a grid that is {@value #FINE} times finer than the pixels. Each side is walked in steps of
 * one along its longer axis. Where a step leads over the middle of a column of pixels, the side crosses that column, at the
 * upper one of the two points that the step joins; the first row whose centre is not above it changes sides. Rows between
 * two crossings are inside (even-odd).
 */
final class PolygonFill {

    /** How many steps of the fine grid a pixel is wide. */
    private static final int FINE = 5;

    /** Far beyond any picture; a corner farther away would be walked to for minutes. */
    static final double FARTHEST = 1_000_000;

    private final int width;
    private final int height;

    /** Pixels, column by column, from which on inside and outside are exchanged. */
    private int[] crossings = new int[64];

    private int count;

    private PolygonFill(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * @param corners {@code x0, y0, x1, y1, …}, finite and not farther than {@link #FARTHEST}
     * @return bit {@code y * width + x}
     */
    static BitSet fill(int width, int height, double[] corners) {
        PolygonFill fill = new PolygonFill(width, height);
        int n = corners.length;
        for (int i = 0; i < n; i += 2) {
            fill.walk(fine(corners[i]), fine(corners[i + 1]), fine(corners[(i + 2) % n]), fine(corners[(i + 3) % n]));
        }
        return fill.bits();
    }

    /** Rounded half up where it is positive; towards zero where it is negative, as a cast is. */
    private static int fine(double coordinate) {
        return (int) (FINE * coordinate + 0.5);
    }

    /** From the end that comes first on the longer axis, so that a side shared by two polygons is the same for both. */
    private void walk(int fromX, int fromY, int toX, int toY) {
        int dx = Math.abs(toX - fromX);
        int dy = Math.abs(toY - fromY);
        boolean backwards = dx >= dy ? fromX > toX : fromY > toY;
        int startX = backwards ? toX : fromX;
        int startY = backwards ? toY : fromY;
        int endX = backwards ? fromX : toX;
        int endY = backwards ? fromY : toY;
        int steps = Math.max(dx, dy);
        double slope = steps == 0 ? 0 : dx >= dy ? (double) (endY - startY) / dx : (double) (endX - startX) / dy;
        int lastX = startX;
        int lastY = startY;
        for (int step = 1; step <= steps; step++) {
            int x = dx >= dy ? startX + step : (int) (startX + slope * step + 0.5);
            int y = dx >= dy ? (int) (startY + slope * step + 0.5) : startY + step;
            if (x != lastX) {
                cross(Math.min(x, lastX), Math.min(y, lastY));
            }
            lastX = x;
            lastY = y;
        }
    }

    /** A step from column {@code x} of the fine grid to the next, or back. */
    private void cross(int x, int y) {
        int middle = x - FINE / 2;
        if (middle % FINE != 0 || middle < 0 || middle / FINE >= width) {
            return;
        }
        double centre = (y + 0.5) / FINE - 0.5;
        int row = (int) Math.ceil(Math.max(0, Math.min(height, centre)));
        if (count == crossings.length) {
            crossings = Arrays.copyOf(crossings, 2 * count);
        }
        crossings[count++] = middle / FINE * height + row;
    }

    private BitSet bits() {
        Arrays.sort(crossings, 0, count);
        BitSet bits = new BitSet(width * height);
        for (int i = 0; i + 1 < count; i += 2) {
            for (int at = crossings[i]; at < crossings[i + 1]; at++) {
                bits.set(at % height * width + at / height);
            }
        }
        return bits;
    }
}
