package org.modelaudit.faithfulness;

/** Softmax probability in double precision: {@code exp(z_c) / Σ_k exp(z_k)}. */
final class Softmax {

    private Softmax() {}

    /**
     * The probability of one class; not a number where a logit is not finite.
     *
     * @param logits {@code K} numbers
     */
    static double of(float[] logits, int target) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp((double) logit - logits[target]);
        }
        return Float.isFinite(logits[target]) && !Double.isNaN(sum) ? 1 / sum : Double.NaN;
    }
}
