package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.ModelOutput;

/** What stands for the model's opinion of a class: its logit, or the probability that the model's output gives it. */
enum Score {
    LOGIT,
    PROBABILITY;

    /**
     * One class's column.
     *
     * @param output of the model that gave the logits
     * @param logits {@code T×K}
     * @return T numbers
     */
    float[] of(ModelOutput output, NDArray logits, int classIndex) {
        NDArray scores = this == LOGIT ? logits : output.probabilities(logits);
        return scores.get(":," + classIndex).toFloatArray();
    }

    float of(ModelOutput output, float[] logits, int classIndex) {
        return this == LOGIT ? logits[classIndex] : (float) output.probability(logits, classIndex);
    }
}
