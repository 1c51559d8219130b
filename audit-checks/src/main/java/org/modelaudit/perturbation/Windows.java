package org.modelaudit.perturbation;

/**
 * Where a window stands along one side of a picture: every {@code stride} pixels until the side is covered, the last one
 * clipped at the edge.
 *
 * @param side length of the side
 * @param window length of the window
 * @param stride distance of two neighbouring windows, at most the window, so that no pixel is left out
 */
record Windows(int side, int window, int stride) {

    int count() {
        return window >= side ? 1 : (side - window + stride - 1) / stride + 1;
    }

    int start(int index) {
        return index * stride;
    }

    /** Behind the last pixel. */
    int end(int index) {
        return Math.min(start(index) + window, side);
    }
}
