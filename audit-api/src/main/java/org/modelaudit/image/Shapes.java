package org.modelaudit.image;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Fills the pixels whose centres lie inside a shape. */
final class Shapes {

    private Shapes() {}

    static BitSet boxes(int width, int height, List<Box> boxes) {
        BitSet bits = new BitSet(width * height);
        for (Box box : boxes) {
            int bottom = firstCentre(box.bottom(), height);
            for (int y = firstCentre(box.top(), height); y < bottom; y++) {
                fill(bits, width, y, box.left(), box.right());
            }
        }
        return bits;
    }

    static BitSet polygons(int width, int height, List<double[]> polygons) {
        BitSet union = new BitSet(width * height);
        for (double[] polygon : polygons) {
            if (polygon.length < 6 || polygon.length % 2 != 0) {
                throw new IllegalArgumentException(
                        "A polygon needs at least three corners x, y, but got %d numbers.".formatted(polygon.length));
            }
            for (int y = 0; y < height; y++) {
                double[] crossings = crossings(polygon, y + 0.5);
                for (int i = 0; i + 1 < crossings.length; i += 2) {
                    fill(union, width, y, crossings[i], crossings[i + 1]);
                }
            }
        }
        return union;
    }

    /** Where a row crosses the outline, from left to right; an even number, since the outline is closed. */
    private static double[] crossings(double[] polygon, double row) {
        double[] found = new double[polygon.length / 2];
        int count = 0;
        for (int i = 0; i < polygon.length; i += 2) {
            int next = (i + 2) % polygon.length;
            double fromY = polygon[i + 1];
            double toY = polygon[next + 1];
            if (fromY <= row != toY <= row) {
                double share = (row - fromY) / (toY - fromY);
                found[count++] = polygon[i] + share * (polygon[next] - polygon[i]);
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    private static void fill(BitSet bits, int width, int y, double left, double right) {
        int from = firstCentre(left, width);
        int to = firstCentre(right, width);
        if (from < to) {
            bits.set(y * width + from, y * width + to);
        }
    }

    /** The first pixel whose centre is not left of (or above) an edge, within the picture. */
    private static int firstCentre(double edge, int limit) {
        return (int) Math.max(0, Math.min(limit, Math.ceil(edge - 0.5)));
    }
}
