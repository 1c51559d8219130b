package org.modelaudit.testing;

import ai.djl.ndarray.NDArray;

/** The weights of logits that pick one class for each sample. */
final class OneHot {

    private OneHot() {}

    static NDArray of(NDArray logits, int[] classes) {
        float[] weights = new float[(int) logits.size()];
        int width = weights.length / classes.length;
        for (int i = 0; i < classes.length; i++) {
            weights[i * width + classes[i]] = 1;
        }
        return logits.getManager().create(weights, logits.getShape());
    }
}
