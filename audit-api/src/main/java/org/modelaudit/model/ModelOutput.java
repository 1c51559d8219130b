package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Optional;
import org.modelaudit.error.ModelException;

/**
 * What an opened model's logits are, and the probabilities that belong to them. Whoever needs a probability asks here, so that a
 * class that may be true beside others is nowhere weighed against them.
 *
 * @param meaning of what the file returns, never {@link OutputMeaning#AUTO}
 * @param exact whether the logits are those of the network; else each picture's are shifted by a constant of its own, because the
 *     file keeps only probabilities
 */
public record ModelOutput(OutputMeaning meaning, boolean exact) {

    /** A logit for each class, of which one is true. */
    public static final ModelOutput LOGITS = new ModelOutput(OutputMeaning.LOGITS, true);

    public ModelOutput {
        if (meaning == OutputMeaning.AUTO) {
            throw new IllegalArgumentException("The meaning of an opened model's output is known.");
        }
    }

    /** Whether each class is judged by its own sigmoid, so that several may be true. */
    public boolean independent() {
        return meaning.independent();
    }

    /**
     * What a reader of the report should know; empty for plain logits that nobody declared.
     *
     * @param declared what the user said
     * @param cutOff the last operation where that was cut off, so that explanations start at the logits; else empty
     */
    public Optional<String> remark(OutputSpecification declared, String cutOff) {
        if (declared.isOpen() && equals(LOGITS)) {
            return Optional.empty();
        }
        String how = declared.isOpen() ? "as was found at opening" : "as declared";
        String why = !cutOff.isEmpty()
                ? "its last operation, %s, is cut off, so that explanations start at the logits".formatted(cutOff)
                : exact
                        ? probabilities()
                        : "the logits are their logarithms, each picture's but for a constant, so nothing that compares logits of different pictures is allowed";
        return Optional.of("The model returns %s, %s; %s.".formatted(meaning, how, why));
    }

    private String probabilities() {
        if (meaning.isBinary()) {
            return "the probability of class 1 is its sigmoid";
        }
        return independent()
                ? "each class's probability is its own sigmoid"
                : "the probabilities are the softmax over the classes";
    }

    /**
     * Probability of every class: the softmax over the classes, or each one's own sigmoid.
     *
     * @param logits {@code N×K}
     * @return {@code N×K}, in [0, 1]
     */
    public NDArray probabilities(NDArray logits) {
        return independent() ? Activation.sigmoid(logits) : logits.softmax(1);
    }

    /**
     * Probability of one class, computed with 64 bits.
     *
     * @param logits of one picture, K numbers
     * @return in [0, 1]; NaN where a logit that it depends on is not finite
     */
    public double probability(float[] logits, int classIndex) {
        if (independent()) {
            return 1 / (1 + Math.exp(-(double) logits[classIndex]));
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp((double) logit - logits[classIndex]);
        }
        return Float.isFinite(logits[classIndex]) && !Double.isNaN(sum) ? 1 / sum : Double.NaN;
    }

    /**
     * Whether the model decides for a class: its logit is the largest, the lowest index among equals, or, where classes are judged
     * one by one, its own probability is above 1/2.
     *
     * @param logits of one picture, K finite numbers
     */
    public boolean decidesFor(float[] logits, int classIndex) {
        if (independent()) {
            return logits[classIndex] > 0;
        }
        for (int k = 0; k < logits.length; k++) {
            if (logits[k] > logits[classIndex] || (k < classIndex && logits[k] == logits[classIndex])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Refuses what weighs one class against the others, where classes do not exclude each other.
     *
     * @param what an explainer, metric or attack, as a sentence begins
     */
    public void requireExclusive(String what) {
        if (independent()) {
            throw new ModelException(
                    "%s weighs one class against the others, and this model judges each class by its own sigmoid; choose another."
                            .formatted(what));
        }
    }

    /**
     * Refuses what compares logits of different pictures, where each picture's are known but for a constant.
     *
     * @param what an explainer, metric or attack, as a sentence begins
     */
    public void requireExact(String what) {
        if (!exact) {
            throw new ModelException(
                    "%s compares logits of different pictures, and this file returns %s, which leave a constant of each picture unknown; choose one that reads probabilities, or export the file without its last softmax."
                            .formatted(what, meaning));
        }
    }
}
