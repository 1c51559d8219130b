package org.modelaudit.segmentation;

import ai.djl.ndarray.NDArray;

/** A way to cut a picture into regions. */
public interface Segmentation {

    /**
     * SLIC (Achanta et al., TPAMI 2012): compact regions of about equal size that follow edges.
     *
     * @param wanted number of regions that is aimed at, at least 2; a picture of one colour stays in one piece
     */
    static Segmentation slic(int wanted) {
        return new Slic(wanted);
    }

    /**
     * Felzenszwalb and Huttenlocher (IJCV 2004): neighbours are merged while the step between them is no larger than those
     * inside, so that regions have any size and shape.
     *
     * @param scale how much larger a step may be, in units of 1/255 of the picture's range times pixels; a larger one makes
     *     larger regions
     * @param smallest number of pixels that a region has at least
     */
    static Segmentation felzenszwalb(double scale, int smallest) {
        return new Felzenszwalb(scale, smallest);
    }

    /**
     * Squares that follow nothing.
     *
     * @param side in pixels, at least 1; the last ones are clipped
     */
    static Segmentation squares(int side) {
        return new Squares(side);
    }

    /**
     * Cuts one picture.
     *
     * @param image {@code 1×C×H×W} in any units: it is brought to the range from 0 to 255 first
     */
    Superpixels segment(NDArray image);
}
