package org.modelaudit.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Global average pooling and one linear layer, so the gradient of a class's logit is its weights by the number of cells.
 *
 * @param matrix {@code K×C}, row by row; it may be changed meanwhile
 * @param channels C
 */
@SuppressWarnings("ArrayRecordComponent")
record PooledHead(float[] matrix, int channels) {

    int classes() {
        return matrix.length / channels;
    }

    NDArray logits(NDArray activation) {
        NDArray linear = activation.getManager().create(matrix, new Shape(classes(), channels));
        return activation
                .reshape(activation.getShape().get(0), channels, -1)
                .mean(new int[] {2})
                .matMul(linear.transpose());
    }

    /** Gradient of {@code Σ seed·logits} with respect to the activation, number by number. */
    float[] gradient(NDArray activation, NDArray seed) {
        Shape shape = activation.getShape();
        int cells = (int) (shape.get(2) * shape.get(3));
        float[] weights = seed.toFloatArray();
        float[] gradient = new float[(int) shape.size()];
        for (int i = 0; i < gradient.length; i++) {
            int channel = i / cells % channels;
            int sample = i / cells / channels;
            for (int k = 0; k < classes(); k++) {
                gradient[i] += weights[sample * classes() + k] * matrix[k * channels + channel] / cells;
            }
        }
        return gradient;
    }
}
