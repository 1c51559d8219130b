package org.modelaudit.explain;

import java.util.Optional;

/**
 * What the model says about one picture.
 *
 * @param classIndex the class with the largest logit, the lowest index among equals
 * @param probability its softmax probability, in [0, 1]
 */
public record Prediction(int classIndex, double probability) {

    /**
     * The prediction from one sample's logits.
     *
     * @param logits {@code K} numbers
     * @return empty if one of them is not finite
     */
    public static Optional<Prediction> of(float[] logits) {
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
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp((double) logit - logits[best]);
        }
        return Optional.of(new Prediction(best, 1 / sum));
    }
}
