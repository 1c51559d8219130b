package org.modelaudit.explain;

import java.util.Arrays;
import java.util.Optional;

/**
 * A map of {@code height×width} values, as the explainer made it: signed, unscaled, at the resolution of its layer.
 *
 * <p>Nothing is normalised in silence. What a metric or a picture needs, it asks for by name: {@link #positivePart()},
 * {@link #resized(int, int)}, {@link #normalized()}; each returns a new map.
 */
public final class Heatmap {

    private final int width;
    private final int height;
    private final float[] values;

    /**
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param values {@code height·width} numbers, row by row from the top
     */
    public Heatmap(int width, int height, float[] values) {
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException("A map of %d×%d needs %d values, but got %d."
                    .formatted(width, height, (long) width * height, values.length));
        }
        this.width = width;
        this.height = height;
        this.values = values.clone();
    }

    /** Takes the values as they are; nobody else keeps them. */
    private Heatmap(float[] values, int width) {
        this.width = width;
        this.height = values.length / width;
        this.values = values;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The value in column {@code x} of row {@code y}, both counted from the upper left corner. */
    public float value(int x, int y) {
        return values[y * width + x];
    }

    /** A copy of all values, row by row from the top. */
    public float[] values() {
        return values.clone();
    }

    /** The largest value. */
    public float max() {
        float max = Float.NEGATIVE_INFINITY;
        for (float v : values) {
            max = Math.max(max, v);
        }
        return max;
    }

    /** The smallest value. */
    public float min() {
        float min = Float.POSITIVE_INFINITY;
        for (float v : values) {
            min = Math.min(min, v);
        }
        return min;
    }

    /** The sum of all values, in double precision. */
    public double sum() {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum;
    }

    /**
     * Why this map says nothing about the picture: it holds a number that is not finite, or the same number everywhere.
     *
     * @return empty for a map that can be measured
     */
    public Optional<String> defect() {
        for (float v : values) {
            if (!Float.isFinite(v)) {
                return Optional.of("the heatmap holds a value that is not finite");
            }
        }
        return min() == max() ? Optional.of("the heatmap is constant") : Optional.empty();
    }

    /** {@code max(0, v)} everywhere: the evidence in favour of the class. */
    public Heatmap positivePart() {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = Math.max(0f, values[i]);
        }
        return new Heatmap(result, width);
    }

    /**
     * Scaled to [0, 1]: {@code (v - min) / (max - min)}.
     *
     * @throws IllegalStateException for a map with a {@link #defect()}
     */
    public Heatmap normalized() {
        Optional<String> defect = defect();
        if (defect.isPresent()) {
            throw new IllegalStateException("The map cannot be scaled to [0, 1] because " + defect.get() + ".");
        }
        float min = min();
        float span = max() - min;
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (values[i] - min) / span;
        }
        return new Heatmap(result, width);
    }

    /**
     * Bilinear interpolation with half-pixel centres and edge values held ({@code align_corners=False} in PyTorch).
     *
     * @param newWidth columns, at least 1
     * @param newHeight rows, at least 1
     */
    public Heatmap resized(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        Line columns = Line.between(width, newWidth);
        Line rows = Line.between(height, newHeight);
        float[] result = new float[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            int top = rows.lower[y] * width;
            int bottom = rows.upper[y] * width;
            float down = rows.weight[y];
            for (int x = 0; x < newWidth; x++) {
                int left = columns.lower[x];
                int right = columns.upper[x];
                float across = columns.weight[x];
                float above = values[top + left] * (1 - across) + values[top + right] * across;
                float below = values[bottom + left] * (1 - across) + values[bottom + right] * across;
                result[y * newWidth + x] = above * (1 - down) + below * down;
            }
        }
        return new Heatmap(result, newWidth);
    }

    /**
     * Means of {@code newWidth×newHeight} cells that cover the map; a value at a border of two cells counts in both.
     *
     * @param newWidth columns, at least 1 and at most as many as there are
     * @param newHeight rows, likewise
     */
    public Heatmap averaged(int newWidth, int newHeight) {
        if (newWidth < 1 || newHeight < 1 || newWidth > width || newHeight > height) {
            throw new IllegalArgumentException("A map of %d×%d cannot be averaged to %d×%d, which must be smaller."
                    .formatted(width, height, newWidth, newHeight));
        }
        float[] result = new float[newWidth * newHeight];
        for (int row = 0; row < newHeight; row++) {
            int top = row * height / newHeight;
            int bottom = ((row + 1) * height + newHeight - 1) / newHeight;
            for (int column = 0; column < newWidth; column++) {
                int left = column * width / newWidth;
                int right = ((column + 1) * width + newWidth - 1) / newWidth;
                double sum = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum += values[y * width + x];
                    }
                }
                result[row * newWidth + column] = (float) (sum / ((bottom - top) * (right - left)));
            }
        }
        return new Heatmap(result, newWidth);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Heatmap that
                && width == that.width
                && height == that.height
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Heatmap[%d×%d, %s..%s]".formatted(width, height, min(), max());
    }

    /** For each new position on one axis, its two old neighbours and the weight of the second. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Line(int[] lower, int[] upper, float[] weight) {

        static Line between(int from, int to) {
            int[] lower = new int[to];
            int[] upper = new int[to];
            float[] weight = new float[to];
            double scale = (double) from / to;
            for (int i = 0; i < to; i++) {
                double position = Math.max(0, (i + 0.5) * scale - 0.5);
                lower[i] = Math.min((int) position, from - 1);
                upper[i] = Math.min(lower[i] + 1, from - 1);
                weight[i] = (float) (position - lower[i]);
            }
            return new Line(lower, upper, weight);
        }
    }
}
