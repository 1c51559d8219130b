package org.modelaudit.samples.papers;

/**
 * How many pictures of each set are looked at, at most; a larger number contains the pictures of a smaller one.
 *
 * @param boxes for localization
 * @param attacked for stability under DeepFool
 * @param faded for ADCC
 * @param scored for ADCC of the explainers that take a pass for every channel
 */
record PaperSizes(int boxes, int attacked, int faded, int scored) {

    /** What {@code docs/papers.md} was measured with, which says how long that took. */
    static final PaperSizes DEFAULT = new PaperSizes(40, 10, 20, 10);

    /** Of {@link #DEFAULT}, each times the factor. */
    static PaperSizes times(double factor) {
        return new PaperSizes(
                of(DEFAULT.boxes, factor),
                of(DEFAULT.attacked, factor),
                of(DEFAULT.faded, factor),
                of(DEFAULT.scored, factor));
    }

    private static int of(int size, double factor) {
        return Math.max(1, (int) Math.round(size * factor));
    }
}
