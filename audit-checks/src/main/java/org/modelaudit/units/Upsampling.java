package org.modelaudit.units;

/**
 * Where a map is above a threshold once it is as large as the picture: bilinear between the centres of its cells, edge values held
 * ({@code align_corners=False} of PyTorch), in double precision. Interpolated as {@code a + (b - a) w}, so that between equal values
 * nothing is larger than they are, not even in the last bit.
 */
final class Upsampling {

    private final int width;
    private final int height;
    private final Axis columns;
    private final Axis rows;
    private final double[][] wide;

    /**
     * @param mapWidth columns of the map
     * @param width columns of the picture
     */
    Upsampling(int mapWidth, int mapHeight, int width, int height) {
        this.width = width;
        this.height = height;
        columns = Axis.between(mapWidth, width);
        rows = Axis.between(mapHeight, height);
        wide = new double[mapHeight][width];
    }

    /** The pixels that are above the threshold, bit {@code y·width + x}. */
    long[] above(float[] maps, int from, double threshold) {
        long[] bits = PixelSet.none(width * height);
        widen(maps, from);
        for (int y = 0; y < height; y++) {
            double[] upper = wide[rows.lower[y]];
            double[] lower = wide[rows.upper[y]];
            double down = rows.weight[y];
            for (int x = 0; x < width; x++) {
                if (upper[x] + (lower[x] - upper[x]) * down > threshold) {
                    PixelSet.add(bits, y * width + x);
                }
            }
        }
        return bits;
    }

    /** All values, row by row. */
    float[] values(float[] maps, int from) {
        float[] values = new float[width * height];
        widen(maps, from);
        for (int y = 0; y < height; y++) {
            double[] upper = wide[rows.lower[y]];
            double[] lower = wide[rows.upper[y]];
            for (int x = 0; x < width; x++) {
                values[y * width + x] = (float) (upper[x] + (lower[x] - upper[x]) * rows.weight[y]);
            }
        }
        return values;
    }

    private void widen(float[] maps, int from) {
        int mapWidth = columns.cells;
        for (int row = 0; row < wide.length; row++) {
            int start = from + row * mapWidth;
            for (int x = 0; x < width; x++) {
                double left = maps[start + columns.lower[x]];
                wide[row][x] = left + (maps[start + columns.upper[x]] - left) * columns.weight[x];
            }
        }
    }

    /** For each pixel of one axis its two cells and the weight of the second. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Axis(int cells, int[] lower, int[] upper, double[] weight) {

        static Axis between(int cells, int pixels) {
            int[] lower = new int[pixels];
            int[] upper = new int[pixels];
            double[] weight = new double[pixels];
            double scale = (double) cells / pixels;
            for (int i = 0; i < pixels; i++) {
                double position = Math.max(0, (i + 0.5) * scale - 0.5);
                lower[i] = Math.min((int) position, cells - 1);
                upper[i] = Math.min(lower[i] + 1, cells - 1);
                weight[i] = position - lower[i];
            }
            return new Axis(cells, lower, upper, weight);
        }
    }
}
