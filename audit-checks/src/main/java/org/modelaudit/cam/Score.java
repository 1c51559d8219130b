package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;

/** What stands for the model's opinion of a class. */
enum Score {
    LOGIT,
    PROBABILITY;

    /**
     * One class's column.
     *
     * @param logits {@code T×K}
     * @return T numbers
     */
    float[] of(NDArray logits, int classIndex) {
        NDArray scores = this == LOGIT ? logits : logits.softmax(1);
        return scores.get(":," + classIndex).toFloatArray();
    }

    float of(float[] logits, int classIndex) {
        if (this == LOGIT) {
            return logits[classIndex];
        }
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        return (float) (Math.exp(logits[classIndex] - max) / sum);
    }
}
