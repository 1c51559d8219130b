package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * What the numbers mean that a classifier's file returns for a picture, and how they become one logit for each class.
 *
 * <p>An audit reads nothing but logits, {@code N×K}, and the probabilities that belong to them: the softmax over all classes where
 * one class excludes the others, each class's own sigmoid where several may be true.
 */
public enum OutputMeaning {

    /** To be found when the file is opened. */
    AUTO("found at opening", false),

    /** A logit for each class, of which one is true: the probability is the softmax. */
    LOGITS("one logit for each class", false),

    /** Logarithms of probabilities that sum to 1, {@code log softmax(z)}: the logits but for one constant a picture. */
    LOG_PROBABILITIES("log-probabilities of classes of which one is true", false),

    /** Probabilities that sum to 1, {@code softmax(z)}; their logarithms are the logits but for one constant a picture. */
    PROBABILITIES("probabilities of classes of which one is true", false),

    /**
     * One logit z for two classes, whose probability for class 1 is {@code sigmoid(z)}. The classes get the logits {@code -z/2} and
     * {@code z/2}: their softmax is that sigmoid and their difference z.
     */
    ONE_LOGIT("one logit for two classes", false),

    /** The probability of class 1 of two, {@code sigmoid(z)}; treated as {@link #ONE_LOGIT} of {@code log(p / (1 - p))}. */
    ONE_PROBABILITY("the probability of one of two classes", false),

    /** A logit for each class, of which several or none may be true: the probability is each one's own sigmoid. */
    INDEPENDENT_LOGITS("one logit for each class, judged one by one", true),

    /** Probabilities of classes of which several or none may be true; the logits are {@code log(p / (1 - p))}. */
    INDEPENDENT_PROBABILITIES("probabilities of classes that are judged one by one", true);

    /** The smallest normal 32-bit float: what a probability of 0, of which the logarithm is not finite, counts as. */
    private static final float SMALLEST = Float.MIN_NORMAL;

    /** The largest 32-bit float below 1: what a probability of 1, of which the odds are not finite, counts as. */
    private static final float LARGEST = Math.nextDown(1f);

    private final String words;
    private final boolean independent;

    OutputMeaning(String words, boolean independent) {
        this.words = words;
        this.independent = independent;
    }

    /** Whether each class is judged by its own sigmoid, so that several may be true. */
    public boolean independent() {
        return independent;
    }

    /** Whether one number speaks for two classes. */
    public boolean isBinary() {
        return this == ONE_LOGIT || this == ONE_PROBABILITY;
    }

    /** Whether logits are known of it, and not each picture's but for a constant of its own. */
    public boolean givesExactLogits() {
        return this != PROBABILITIES && this != LOG_PROBABILITIES;
    }

    /**
     * Number of classes.
     *
     * @param numbers that the file returns for a picture
     */
    public int classes(int numbers) {
        return isBinary() ? 2 : numbers;
    }

    /**
     * Logits of what the file returns.
     *
     * @param numbers {@code N×M}, M numbers a picture
     * @return {@code N×K}
     */
    public NDArray toLogits(NDArray numbers) {
        return switch (this) {
            case AUTO -> throw new IllegalStateException("what is still to be found has no logits");
            case LOGITS, LOG_PROBABILITIES, INDEPENDENT_LOGITS -> numbers;
            case PROBABILITIES -> numbers.maximum(SMALLEST).log();
            case ONE_LOGIT -> halves(numbers);
            case ONE_PROBABILITY -> halves(logOdds(numbers));
            case INDEPENDENT_PROBABILITIES -> logOdds(numbers);
        };
    }

    private static NDArray halves(NDArray numbers) {
        NDArray half = numbers.mul(0.5f);
        return NDArrays.concat(new NDList(half.neg(), half), 1);
    }

    private static NDArray logOdds(NDArray numbers) {
        NDArray p = numbers.clip(SMALLEST, LARGEST);
        return p.log().sub(p.neg().add(1).log());
    }

    /** In words, for a report. */
    @Override
    public String toString() {
        return words;
    }
}
