package org.modelaudit.image;

/**
 * Bilinear resize with antialiasing, bit by bit as Pillow's {@code resize(…, BILINEAR)} and so torchvision's {@code
 * Resize}: a triangle filter, as wide as the reduction, in 22-bit fixed point, first along rows and then along columns,
 * each pass rounded to 8 bits. Only the part that a crop keeps is computed.
 */
final class TriangleResize {

    private static final int PRECISION = 22;

    private TriangleResize() {}

    /**
     * The window of {@code size} pixels at {@code (left, top)} of the picture after its resize to {@code width×height}.
     */
    static Picture apply(Picture picture, int width, int height, int left, int top, PictureSize size) {
        if (isWhole(picture, width, height) && isWhole(picture, size.width(), size.height())) {
            return picture;
        }
        Axis columns = Axis.of(picture.width(), width, left, size.width());
        Axis rows = Axis.of(picture.height(), height, top, size.height());
        int firstRow = rows.first[0];
        int lastRow = rows.first[size.height() - 1] + rows.weights[size.height() - 1].length;
        int[] narrow = new int[(lastRow - firstRow) * size.width()];
        for (int y = firstRow; y < lastRow; y++) {
            for (int x = 0; x < size.width(); x++) {
                int from = y * picture.width() + columns.first[x];
                narrow[(y - firstRow) * size.width() + x] = mix(picture.packed(), from, 1, columns.weights[x]);
            }
        }
        int[] result = new int[size.width() * size.height()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int from = (rows.first[y] - firstRow) * size.width() + x;
                result[y * size.width() + x] = mix(narrow, from, size.width(), rows.weights[y]);
            }
        }
        return new Picture(size.width(), size.height(), result);
    }

    private static boolean isWhole(Picture picture, int width, int height) {
        return picture.width() == width && picture.height() == height;
    }

    /** Weighted mean of packed pixels. Weights are not negative and add up to one, so nothing leaves 0 to 255. */
    private static int mix(int[] rgb, int from, int step, int[] weights) {
        int red = 1 << (PRECISION - 1);
        int green = red;
        int blue = red;
        int at = from;
        for (int weight : weights) {
            int pixel = rgb[at];
            red += (pixel >> 16) * weight;
            green += ((pixel >> 8) & 0xFF) * weight;
            blue += (pixel & 0xFF) * weight;
            at += step;
        }
        return (clip(red) << 16) | (clip(green) << 8) | clip(blue);
    }

    private static int clip(int sum) {
        return Math.min(255, sum >> PRECISION);
    }

    /** For each output pixel of one axis, the first input pixel it takes from and the weights from there on. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Axis(int[] first, int[][] weights) {

        static Axis of(int in, int out, int from, int length) {
            double scale = (double) in / out;
            double support = Math.max(1, scale);
            double inverse = 1 / support;
            int[] first = new int[length];
            int[][] weights = new int[length][];
            for (int i = 0; i < length; i++) {
                double centre = (from + i + 0.5) * scale;
                first[i] = Math.max(0, (int) (centre - support + 0.5));
                int end = Math.min(in, (int) (centre + support + 0.5));
                double[] exact = new double[end - first[i]];
                double sum = 0;
                for (int k = 0; k < exact.length; k++) {
                    exact[k] = Math.max(0, 1 - Math.abs((first[i] + k - centre + 0.5) * inverse));
                    sum += exact[k];
                }
                weights[i] = new int[exact.length];
                for (int k = 0; k < exact.length; k++) {
                    weights[i][k] = (int) (0.5 + exact[k] / sum * (1 << PRECISION));
                }
            }
            return new Axis(first, weights);
        }
    }
}
