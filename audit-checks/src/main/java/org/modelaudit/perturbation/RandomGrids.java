package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Tensors;
import org.modelaudit.random.RunSeed;

/**
 * RISE's masks: a grid of s×s random bits, enlarged to one cell more than the picture by bilinear interpolation (mirrored at
 * the edge, as in the authors' code) and cropped at a random place. A crop of {@code R·G·Cᵀ} is the product with a crop of R
 * and C, so only those rows are made and the picture-sized work is two small matrix products on the device.
 *
 * @param grid s, cells a side
 * @param kept probability that a cell shows
 * @param seed of bits and places, together with the sample's id
 */
record RandomGrids(int grid, double kept, long seed) implements Rise.MaskSource {

    @Override
    public NDArray masks(Question question, int from, int to, NDManager scope) {
        int cellHeight = cell(question.height());
        int cellWidth = cell(question.width());
        boolean[][] bits = new boolean[to - from][grid * grid];
        int[] tops = new int[to - from];
        int[] lefts = new int[to - from];
        for (int i = 0; i < to - from; i++) {
            RandomGenerator random = question.random(seed, from + (long) i);
            for (int j = 0; j < grid * grid; j++) {
                bits[i][j] = random.nextDouble() < kept;
            }
            tops[i] = random.nextInt(cellHeight);
            lefts[i] = random.nextInt(cellWidth);
        }
        return enlarged(bits, tops, lefts, question.height(), question.width(), scope);
    }

    /**
     * @param bits n grids
     * @param tops rows that each crop leaves out above, below a cell's height
     * @param lefts columns that each crop leaves out at the left, below a cell's width
     * @return {@code n×1×height×width}
     */
    NDArray enlarged(boolean[][] bits, int[] tops, int[] lefts, int height, int width, NDManager scope) {
        int n = bits.length;
        float[] grids = new float[n * grid * grid];
        for (int i = 0; i < grids.length; i++) {
            grids[i] = bits[i / (grid * grid)][i % (grid * grid)] ? 1 : 0;
        }
        NDArray rows = Tensors.of(scope, interpolation(height, tops), new Shape(n, height, grid));
        NDArray columns = Tensors.of(scope, interpolation(width, lefts), new Shape(n, width, grid));
        return rows.matMul(Tensors.of(scope, grids, new Shape(n, grid, grid)))
                .matMul(columns.transpose(0, 2, 1))
                .reshape(n, 1, height, width);
    }

    private int cell(int side) {
        return (side + grid - 1) / grid;
    }

    /** The rows of the matrix that enlarges {@code grid} cells to {@code (grid + 1)·cell} pixels, from each offset on. */
    private float[] interpolation(int side, int[] offsets) {
        int enlarged = (grid + 1) * cell(side);
        float[] weights = new float[offsets.length * side * grid];
        for (int i = 0; i < offsets.length; i++) {
            for (int pixel = 0; pixel < side; pixel++) {
                double position = Math.abs((offsets[i] + pixel + 0.5) * grid / enlarged - 0.5);
                position = position > grid - 1 ? 2 * (grid - 1) - position : position;
                int lower = Math.min((int) position, grid - 2);
                int row = (i * side + pixel) * grid;
                weights[row + lower] = (float) (1 - (position - lower));
                weights[row + lower + 1] = (float) (position - lower);
            }
        }
        return weights;
    }

    @Override
    public Map<String, String> settings(RunSeed run) {
        return Map.of("grid", grid + "×" + grid, "kept", String.valueOf(kept), "seed", String.valueOf(run.of(seed)));
    }
}
