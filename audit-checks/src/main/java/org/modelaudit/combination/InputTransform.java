package org.modelaudit.combination;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.modelaudit.explain.Heatmap;

/**
 * A geometric change of a picture that a map can be carried back through: a pixel of the changed picture shows the place {@code
 * M (X, Y) + t} of the picture, both counted from their centres in pixels. What lies outside the picture is 0 in the prepared
 * tensor. Flips and quarter turns move whole pixels; all else interpolates bilinearly.
 *
 * @param name with its settings
 * @param xx M's upper left number, {@code xy} beside it, {@code yx} and {@code yy} below
 * @param x0 t, to the right
 * @param y0 t, downwards
 */
public record InputTransform(String name, double xx, double xy, double yx, double yy, double x0, double y0) {

    public InputTransform {
        if (xx * yy - xy * yx == 0) {
            throw new IllegalArgumentException("The transform '%s' cannot be carried back.".formatted(name));
        }
    }

    /** The picture as it is. */
    public static InputTransform identity() {
        return new InputTransform("identity", 1, 0, 0, 1, 0, 0);
    }

    /** Left and right exchanged. */
    public static InputTransform flip() {
        return new InputTransform("flip", -1, 0, 0, 1, 0, 0);
    }

    /** Turned clockwise by {@code quarters} times 90°. */
    public static InputTransform quarterTurns(int quarters) {
        int turns = Math.floorMod(quarters, 4);
        int cos = turns == 0 ? 1 : turns == 2 ? -1 : 0;
        int sin = turns == 1 ? 1 : turns == 3 ? -1 : 0;
        return new InputTransform("turned by %d°".formatted(90 * turns), cos, sin, -sin, cos, 0, 0);
    }

    /** Moved by pixels to the right and downwards. */
    public static InputTransform shift(int right, int down) {
        return new InputTransform("shifted by (%d, %d)".formatted(right, down), 1, 0, 0, 1, -right, -down);
    }

    /** Magnified about the centre, made smaller by a factor below 1. */
    public static InputTransform scale(double factor) {
        return window(factor, 0, 0);
    }

    /**
     * What a magnifying window shows.
     *
     * @param factor of magnification, above 0
     * @param x0 the window's centre to the right of the picture's, in pixels of the picture
     * @param y0 downwards
     */
    public static InputTransform window(double factor, double x0, double y0) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("A picture is scaled by a factor above 0, but got " + factor + ".");
        }
        String name = x0 == 0 && y0 == 0
                ? "scaled by %s".formatted(factor)
                : String.format(Locale.ROOT, "scaled by %s at (%.2f, %.2f)", factor, x0, y0);
        return new InputTransform(name, 1 / factor, 0, 0, 1 / factor, x0, y0);
    }

    /**
     * Windows that slide over the picture at several magnifications, each over half of its neighbour (SESS).
     *
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param factors of magnification, at least 1
     */
    static List<InputTransform> windows(int width, int height, double... factors) {
        List<InputTransform> windows = new ArrayList<>();
        for (double factor : factors) {
            if (!(factor >= 1)) {
                throw new IllegalArgumentException("A window magnifies by at least 1, but got " + factor + ".");
            }
            int steps = (int) Math.ceil(2 * (factor - 1));
            for (int row = 0; row <= steps; row++) {
                for (int column = 0; column <= steps; column++) {
                    windows.add(window(factor, place(column, steps, width, factor), place(row, steps, height, factor)));
                }
            }
        }
        return List.copyOf(windows);
    }

    private static double place(int step, int steps, int length, double factor) {
        double free = length - length / factor;
        return steps == 0 ? 0 : (step / (double) steps - 0.5) * free;
    }

    /**
     * The changed picture.
     *
     * @param values {@code C×H×W}
     */
    float[] apply(float[] values, int channels, int height, int width) {
        float[] changed = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromX = (width - 1) / 2.0 + xx * (x - (width - 1) / 2.0) + xy * (y - (height - 1) / 2.0) + x0;
                double fromY = (height - 1) / 2.0 + yx * (x - (width - 1) / 2.0) + yy * (y - (height - 1) / 2.0) + y0;
                if (inside(fromX, width) && inside(fromY, height)) {
                    for (int c = 0; c < channels; c++) {
                        int plane = c * height * width;
                        changed[plane + y * width + x] = sample(values, plane, height, width, fromX, fromY);
                    }
                }
            }
        }
        return changed;
    }

    /**
     * Adds a map of the changed picture where it belongs in the picture.
     *
     * @param map of the changed picture, of the picture's size
     * @param weight that it counts with
     * @param sum takes {@code weight · map}
     * @param coverage takes 1 wherever the changed picture shows the pixel
     */
    void addBack(Heatmap map, double weight, double[] sum, double[] coverage) {
        int width = map.width();
        int height = map.height();
        float[] values = map.values();
        double determinant = xx * yy - xy * yx;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = x - (width - 1) / 2.0 - x0;
                double dy = y - (height - 1) / 2.0 - y0;
                double atX = (width - 1) / 2.0 + (yy * dx - xy * dy) / determinant;
                double atY = (height - 1) / 2.0 + (xx * dy - yx * dx) / determinant;
                if (inside(atX, width) && inside(atY, height)) {
                    sum[y * width + x] += weight * sample(values, 0, height, width, atX, atY);
                    coverage[y * width + x] += 1;
                }
            }
        }
    }

    private static boolean inside(double at, int length) {
        return at >= -0.5 && at <= length - 0.5;
    }

    private static float sample(float[] values, int plane, int height, int width, double x, double y) {
        double inX = Math.min(Math.max(x, 0), width - 1);
        double inY = Math.min(Math.max(y, 0), height - 1);
        int left = (int) inX;
        int top = (int) inY;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double across = inX - left;
        double down = inY - top;
        double above = values[plane + top * width + left] * (1 - across) + values[plane + top * width + right] * across;
        double below =
                values[plane + bottom * width + left] * (1 - across) + values[plane + bottom * width + right] * across;
        return (float) (above * (1 - down) + below * down);
    }
}
