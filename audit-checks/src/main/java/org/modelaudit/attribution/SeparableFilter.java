package org.modelaudit.attribution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.explain.Tensors;

/**
 * A linear map of pictures that treats rows and columns apart: {@code Y = R·X·Cᵀ}. Two matrix products on the device do what
 * resizing and moving need, and their transposes carry gradients back.
 *
 * @param rows R, {@code height'×height} numbers
 * @param columns C, {@code width'×width} numbers
 * @param height of X
 * @param width of X
 */
@SuppressWarnings("ArrayRecordComponent")
public record SeparableFilter(float[] rows, float[] columns, int height, int width) {

    /** Bilinear interpolation with half-pixel centres and edges held ({@code align_corners=False} in PyTorch). */
    public static SeparableFilter bilinear(int height, int width, int newHeight, int newWidth) {
        return new SeparableFilter(interpolation(height, newHeight), interpolation(width, newWidth), height, width);
    }

    /** Moves the picture down and right by whole pixels, edges held. */
    public static SeparableFilter shift(int height, int width, int down, int right) {
        return new SeparableFilter(moved(height, down), moved(width, right), height, width);
    }

    /**
     * @param images {@code …×height×width}
     * @return {@code …×height'×width'}, under the manager of {@code images}
     */
    public NDArray apply(NDArray images) {
        NDManager manager = images.getManager();
        NDArray left = Tensors.of(manager, rows, new Shape(newHeight(), height));
        NDArray right = Tensors.of(manager, columns, new Shape(newWidth(), width));
        return left.matMul(images).matMul(right.transpose());
    }

    /**
     * The adjoint: what a gradient with respect to Y is with respect to X.
     *
     * @param gradients {@code …×height'×width'}
     * @return {@code …×height×width}
     */
    public NDArray applyTransposed(NDArray gradients) {
        NDManager manager = gradients.getManager();
        NDArray left = Tensors.of(manager, rows, new Shape(newHeight(), height));
        NDArray right = Tensors.of(manager, columns, new Shape(newWidth(), width));
        return left.transpose().matMul(gradients).matMul(right);
    }

    int newHeight() {
        return rows.length / height;
    }

    int newWidth() {
        return columns.length / width;
    }

    private static float[] interpolation(int from, int to) {
        float[] weights = new float[to * from];
        for (int i = 0; i < to; i++) {
            double position = Math.max(0, (i + 0.5) * from / to - 0.5);
            int lower = Math.min((int) position, from - 1);
            int upper = Math.min(lower + 1, from - 1);
            float across = (float) (position - lower);
            weights[i * from + lower] += 1 - across;
            weights[i * from + upper] += across;
        }
        return weights;
    }

    private static float[] moved(int length, int by) {
        float[] weights = new float[length * length];
        for (int i = 0; i < length; i++) {
            weights[i * length + Math.max(i - by, 0)] = 1;
        }
        return weights;
    }
}
