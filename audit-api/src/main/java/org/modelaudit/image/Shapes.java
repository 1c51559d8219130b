package org.modelaudit.image;

import java.util.BitSet;
import java.util.List;

/** The pixels of a shape. */
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
            for (double coordinate : polygon) {
                if (!(Math.abs(coordinate) <= PolygonFill.FARTHEST)) {
                    throw new IllegalArgumentException(
                            "A polygon has a corner at %s, far from any picture.".formatted(coordinate));
                }
            }
            union.or(PolygonFill.fill(width, height, polygon));
        }
        return union;
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
