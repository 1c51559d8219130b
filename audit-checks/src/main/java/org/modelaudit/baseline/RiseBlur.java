package org.modelaudit.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.modelaudit.explain.Tensors;

/**
 * RISE's blur: a convolution with zeros beyond the edge. Its kernel is a single white pixel in the middle of 11×11, smoothed by a
 * Gaussian of deviation 5 that is cut off after four deviations and mirrored at the edges, so that the weights add up to one.
 */
final class RiseBlur {

    private static final int LENGTH = 11;

    private static final double DEVIATION = 5;
    private static final int REACH = (int) (4 * DEVIATION + 0.5);

    private RiseBlur() {}

    static NDArray apply(NDArray images) {
        Shape shape = images.getShape();
        NDManager manager = images.getManager();
        return Conv2d.conv2d(
                        images.reshape(-1, 1, shape.get(2), shape.get(3)),
                        Tensors.of(manager, weights(), new Shape(1, 1, LENGTH, LENGTH)),
                        manager.zeros(new Shape(1)),
                        new Shape(1, 1),
                        new Shape(LENGTH / 2, LENGTH / 2))
                .singletonOrThrow()
                .reshape(shape);
    }

    /** {@code 11·11} weights, row by row. */
    private static float[] weights() {
        double[] line = line();
        float[] weights = new float[LENGTH * LENGTH];
        for (int y = 0; y < LENGTH; y++) {
            for (int x = 0; x < LENGTH; x++) {
                weights[y * LENGTH + x] = (float) (line[y] * line[x]);
            }
        }
        return weights;
    }

    /** The response along one axis to a one in the middle. */
    private static double[] line() {
        double sum = 0;
        for (int d = -REACH; d <= REACH; d++) {
            sum += gaussian(d);
        }
        double[] line = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            for (int d = -REACH; d <= REACH; d++) {
                line[i] += mirrored(i + d) == LENGTH / 2 ? gaussian(d) / sum : 0;
            }
        }
        return line;
    }

    private static double gaussian(int distance) {
        return Math.exp(-0.5 * distance * distance / (DEVIATION * DEVIATION));
    }

    /** Half-sample mirroring: the edge pixel is its own first neighbour outside. */
    private static int mirrored(int position) {
        int folded = Math.floorMod(position, 2 * LENGTH);
        return folded < LENGTH ? folded : 2 * LENGTH - 1 - folded;
    }
}
