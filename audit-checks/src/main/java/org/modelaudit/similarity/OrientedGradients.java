package org.modelaudit.similarity;

import org.modelaudit.explain.Heatmap;

/**
 * Histograms of oriented gradients: 9 unsigned orientations in each cell, blocks of 3×3 cells, each normalised by its length,
 * cut off at 0.2 and normalised again (L2-Hys).
 *
 * <p>Dalal and Triggs, Histograms of Oriented Gradients for Human Detection, CVPR 2005, with the settings of scikit-image: a
 * pixel votes for one cell and one orientation with its whole magnitude, pixels on the border have no gradient across it.
 *
 * @param cell side of a cell, in pixels
 */
record OrientedGradients(int cell) {

    private static final int ORIENTATIONS = 9;
    private static final int BLOCK = 3;
    private static final double CUT_OFF = 0.2;
    private static final double EPSILON = 1e-5;

    OrientedGradients {
        if (cell < 1) {
            throw new IllegalArgumentException("A cell has a side of at least one pixel, but got " + cell + ".");
        }
    }

    /** Whether at least one block fits. */
    boolean fits(Heatmap map) {
        return Math.min(map.width(), map.height()) >= BLOCK * cell;
    }

    /**
     * @param map at least three cells wide and high
     * @return all blocks, row by row, each as cells row by row, each as orientations
     */
    double[] of(Heatmap map) {
        int columns = map.width() / cell;
        int rows = map.height() / cell;
        double[][][] histograms = histograms(map, rows, columns);
        int down = rows - BLOCK + 1;
        int across = columns - BLOCK + 1;
        int length = BLOCK * BLOCK * ORIENTATIONS;
        double[] features = new double[down * across * length];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                double[] block = normalized(block(histograms, y, x));
                System.arraycopy(block, 0, features, (y * across + x) * length, length);
            }
        }
        return features;
    }

    /** Mean magnitude for each orientation, by row and column of the cell. */
    private double[][][] histograms(Heatmap map, int rows, int columns) {
        double[][][] histograms = new double[rows][columns][ORIENTATIONS];
        for (int y = 0; y < rows * cell; y++) {
            for (int x = 0; x < columns * cell; x++) {
                double dx = x == 0 || x == map.width() - 1 ? 0 : (double) map.value(x + 1, y) - map.value(x - 1, y);
                double dy = y == 0 || y == map.height() - 1 ? 0 : (double) map.value(x, y + 1) - map.value(x, y - 1);
                double degrees = Math.toDegrees(Math.atan2(dy, dx)) % 180;
                int orientation = (int) ((degrees < 0 ? degrees + 180 : degrees) / (180.0 / ORIENTATIONS));
                if (orientation < ORIENTATIONS) {
                    histograms[y / cell][x / cell][orientation] += Math.hypot(dx, dy) / (cell * cell);
                }
            }
        }
        return histograms;
    }

    private static double[] block(double[][][] histograms, int y, int x) {
        double[] block = new double[BLOCK * BLOCK * ORIENTATIONS];
        for (int i = 0; i < BLOCK * BLOCK; i++) {
            System.arraycopy(histograms[y + i / BLOCK][x + i % BLOCK], 0, block, i * ORIENTATIONS, ORIENTATIONS);
        }
        return block;
    }

    private static double[] normalized(double[] block) {
        double[] unit = scaled(block);
        for (int i = 0; i < unit.length; i++) {
            unit[i] = Math.min(unit[i], CUT_OFF);
        }
        return scaled(unit);
    }

    private static double[] scaled(double[] block) {
        double squares = EPSILON * EPSILON;
        for (double v : block) {
            squares += v * v;
        }
        double length = Math.sqrt(squares);
        double[] scaled = new double[block.length];
        for (int i = 0; i < block.length; i++) {
            scaled[i] = block[i] / length;
        }
        return scaled;
    }
}
