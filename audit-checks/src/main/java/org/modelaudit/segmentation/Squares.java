package org.modelaudit.segmentation;

import ai.djl.ndarray.NDArray;

/** A grid of squares, row by row. */
record Squares(int side) implements Segmentation {

    Squares {
        if (side < 1) {
            throw new IllegalArgumentException("A square has at least 1 pixel a side, but got " + side + ".");
        }
    }

    @Override
    public Superpixels segment(NDArray image) {
        int height = (int) image.getShape().get(2);
        int width = (int) image.getShape().get(3);
        int across = (width + side - 1) / side;
        int[] regions = new int[height * width];
        for (int i = 0; i < regions.length; i++) {
            regions[i] = i / width / side * across + i % width / side;
        }
        return Superpixels.of(width, regions);
    }

    @Override
    public String toString() {
        return "squares of %d pixels".formatted(side);
    }
}
