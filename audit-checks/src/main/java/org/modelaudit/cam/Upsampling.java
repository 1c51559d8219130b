package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Bilinear interpolation on the device, {@code U = R M Cᵀ} with a matrix for the rows and one for the columns. */
enum Upsampling {

    /** Half-pixel centres, edge values held: {@code align_corners=False} in PyTorch. */
    HALF_PIXEL,

    /** The outermost cells' centres lie on the corners: {@code align_corners=True}. */
    ALIGNED_CORNERS;

    /**
     * @param maps {@code T×h×w}
     * @return {@code T×height×width}
     */
    NDArray of(NDArray maps, int height, int width) {
        Shape shape = maps.getShape();
        NDManager manager = maps.getManager();
        NDArray rows = matrix((int) shape.get(1), height, manager).expandDims(0);
        NDArray columns = matrix((int) shape.get(2), width, manager).expandDims(0);
        return rows.matMul(maps).matMul(columns.transpose(0, 2, 1));
    }

    /** {@code to×from}: each row holds the weights of the two old neighbours. */
    private NDArray matrix(int from, int to, NDManager manager) {
        float[] weights = new float[to * from];
        for (int i = 0; i < to; i++) {
            double position = position(i, from, to);
            int lower = Math.min((int) position, from - 1);
            int upper = Math.min(lower + 1, from - 1);
            float share = (float) (position - lower);
            weights[i * from + lower] += 1 - share;
            weights[i * from + upper] += share;
        }
        return manager.create(weights, new Shape(to, from));
    }

    private double position(int i, int from, int to) {
        if (this == ALIGNED_CORNERS) {
            return to == 1 ? 0 : (double) i * (from - 1) / (to - 1);
        }
        return Math.max(0, (i + 0.5) * from / to - 0.5);
    }
}
