package org.modelaudit.image.jpeg;

/** The order in which the coefficients of a block are stored (T.81, figure A.6). */
final class ZigZag {

    private static final int[] NATURAL = order();

    private ZigZag() {}

    /** Row times eight plus column of the coefficient that is stored as number {@code k}. */
    static int natural(int k) {
        return NATURAL[k];
    }

    private static int[] order() {
        int[] order = new int[64];
        int k = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int step = Math.max(0, diagonal - 7); step <= Math.min(7, diagonal); step++) {
                int row = diagonal % 2 == 0 ? diagonal - step : step;
                order[k++] = 8 * row + diagonal - row;
            }
        }
        return order;
    }
}
