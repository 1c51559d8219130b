package org.modelaudit.explain;

import java.util.Optional;
import org.modelaudit.model.ModelOutput;

/**
 * What the model says about one picture.
 *
 * @param classIndex the class with the largest logit, the lowest index among equals
 * @param probability its probability, in [0, 1]: the softmax, or its own sigmoid where classes are judged one by one
 */
public record Prediction(int classIndex, double probability) {

    /**
     * The prediction from one sample's logits.
     *
     * @param output of the model that gave them
     * @param logits {@code K} numbers
     * @return empty if one of them is not finite
     */
    public static Optional<Prediction> of(ModelOutput output, float[] logits) {
        for (float logit : logits) {
            if (!Float.isFinite(logit)) {
                return Optional.empty();
            }
        }
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            if (logits[k] > logits[best]) {
                best = k;
            }
        }
        return Optional.of(new Prediction(best, output.probability(logits, best)));
    }
}
