package org.modelaudit.faithfulness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.modelaudit.linear.SparseSystem;

/**
 * Fills removed pixels so that each is the weighted mean of its neighbours, those that were kept as well as those that are
 * filled: one linear system for all removed pixels, solved exactly. Beside (1/6) and diagonal (1/12) neighbours count; beyond
 * the edge there are none.
 *
 * <p>Rong et al., A Consistent and Efficient Evaluation Strategy for Attribution Methods (ROAD), ICML 2022, noisy linear imputation. Nothing of
 * a removed region's shape is left for the model to see. The matrix is that of a graph's Laplacian: symmetric, positive definite
 * as soon as one pixel is kept.
 *
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 */
record LinearImputation(int width, int height) {

    private static final int[][] NEIGHBOURS = {{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}};
    private static final int UNKNOWN = -1;

    private static double weight(int[] step) {
        return step[0] == 0 || step[1] == 0 ? 1 / 6.0 : 1 / 12.0;
    }

    /**
     * @param picture {@code C·H·W} values
     * @param removed which of the {@code H·W} pixels are to be filled; not all of them
     * @return the picture with those pixels filled in every channel
     */
    float[] filled(float[] picture, boolean[] removed) {
        int[] unknowns =
                NestedDissection.order(width, height).filter(p -> removed[p]).toArray();
        int[] row = new int[removed.length];
        Arrays.fill(row, UNKNOWN);
        for (int i = 0; i < unknowns.length; i++) {
            row[unknowns[i]] = i;
        }
        float[] result = picture.clone();
        if (unknowns.length > 0) {
            SparseSystem system = system(unknowns, row);
            int channels = picture.length / removed.length;
            List<double[]> known = new ArrayList<>();
            for (int c = 0; c < channels; c++) {
                known.add(known(picture, c * removed.length, unknowns, row));
            }
            List<double[]> solved = system.solve(known);
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < unknowns.length; i++) {
                    result[c * removed.length + unknowns[i]] = (float) solved.get(c)[i];
                }
            }
        }
        return result;
    }

    private SparseSystem system(int[] unknowns, int[] row) {
        SparseSystem system = new SparseSystem(unknowns.length);
        for (int i = 0; i < unknowns.length; i++) {
            double all = 0;
            for (int[] step : NEIGHBOURS) {
                int neighbour = neighbour(unknowns[i], step);
                if (neighbour >= 0) {
                    all += weight(step);
                    if (row[neighbour] != UNKNOWN) {
                        system.add(i, row[neighbour], -weight(step));
                    }
                }
            }
            system.add(i, i, all);
        }
        return system;
    }

    /** What the kept neighbours contribute to each equation. */
    private double[] known(float[] picture, int offset, int[] unknowns, int[] row) {
        double[] sums = new double[unknowns.length];
        for (int i = 0; i < unknowns.length; i++) {
            for (int[] step : NEIGHBOURS) {
                int neighbour = neighbour(unknowns[i], step);
                if (neighbour >= 0 && row[neighbour] == UNKNOWN) {
                    sums[i] += weight(step) * picture[offset + neighbour];
                }
            }
        }
        return sums;
    }

    /** Index of a pixel's neighbour, -1 beyond the edge. */
    private int neighbour(int pixel, int[] step) {
        int x = pixel % width + step[0];
        int y = pixel / width + step[1];
        return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
    }
}
