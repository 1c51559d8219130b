package org.modelaudit.perturbation;

import org.modelaudit.model.ModelOutput;

/**
 * A class's probability p and the direction of its gradient with respect to the logits. {@code ∂p/∂y = p (1 − p) ∂o/∂y} with the
 * log odds {@code o = y_c − log Σ_{k≠c} exp(y_k)} of the softmax, whose gradient does not vanish where p is 1 but for rounding. Where
 * classes are judged one by one, {@code o = y_c}.
 *
 * @param probability p
 * @param gradient {@code ∂o/∂y}: 1 at the class, minus the softmax among the others at each of them, or 0 there
 */
@SuppressWarnings("ArrayRecordComponent")
record LogOdds(double probability, float[] gradient) {

    static LogOdds of(ModelOutput output, float[] logits, int classIndex) {
        return output.independent()
                ? new LogOdds(output.probability(logits, classIndex), only(classIndex, logits.length))
                : againstOthers(logits, classIndex);
    }

    private static float[] only(int classIndex, int classes) {
        float[] gradient = new float[classes];
        gradient[classIndex] = 1;
        return gradient;
    }

    private static LogOdds againstOthers(float[] logits, int classIndex) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < logits.length; k++) {
            largest = k == classIndex ? largest : Math.max(largest, logits[k]);
        }
        double others = 0;
        for (int k = 0; k < logits.length; k++) {
            others += k == classIndex ? 0 : Math.exp((double) logits[k] - largest);
        }
        float[] gradient = new float[logits.length];
        for (int k = 0; k < logits.length; k++) {
            gradient[k] = k == classIndex ? 1 : (float) (-Math.exp((double) logits[k] - largest) / others);
        }
        double odds = (double) logits[classIndex] - largest - Math.log(others);
        return new LogOdds(1 / (1 + Math.exp(-odds)), gradient);
    }
}
