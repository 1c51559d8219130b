package org.modelaudit.model;

import ai.djl.ndarray.NDArray;

/**
 * What many files put behind their logits, and an audit passes by: explanations and metrics start at the logits.
 *
 * <p>For runtimes that open a format.
 */
public enum LastActivation {
    SOFTMAX,
    LOG_SOFTMAX,
    SIGMOID;

    /** What two ways of computing a probability may differ by. */
    private static final double SAME = 1e-4;

    /**
     * What a file returns that ends in it.
     *
     * @param numbers that it returns for a picture
     * @param operation what the file calls it
     * @throws IllegalArgumentException with a clause that says why, if that says nothing, or is declared to be something else
     */
    public ModelOutput output(int numbers, OutputSpecification declared, String operation) {
        if (numbers == 1 && this != SIGMOID) {
            throw new IllegalArgumentException(
                    "it ends in '%s' of a single number, which is the same for every picture".formatted(operation));
        }
        OutputMeaning meaning = meaning(numbers);
        if (!declared.isOpen() && declared.meaning() != meaning) {
            throw new IllegalArgumentException(
                    "it is declared to return %s, but ends in '%s' and returns %s; declare that, or nothing"
                            .formatted(declared.meaning(), operation, meaning));
        }
        return new ModelOutput(meaning, true);
    }

    private OutputMeaning meaning(int numbers) {
        return switch (this) {
            case SOFTMAX -> OutputMeaning.PROBABILITIES;
            case LOG_SOFTMAX -> OutputMeaning.LOG_PROBABILITIES;
            case SIGMOID -> numbers == 1 ? OutputMeaning.ONE_PROBABILITY : OutputMeaning.INDEPENDENT_PROBABILITIES;
        };
    }

    /** What the numbers in front of it mean. */
    public OutputMeaning inFront(int numbers) {
        if (this == SIGMOID) {
            return numbers == 1 ? OutputMeaning.ONE_LOGIT : OutputMeaning.INDEPENDENT_LOGITS;
        }
        return OutputMeaning.LOGITS;
    }

    /**
     * Whether it makes of logits what a file returns; not where it runs over something else than the classes.
     *
     * @param logits of one picture, {@code 1×K}
     * @param returned for the same picture
     */
    public boolean makes(NDArray logits, float[] returned) {
        ModelOutput output = new ModelOutput(meaning(returned.length), true);
        float[] all = output.probabilities(logits).toFloatArray();
        int first = output.meaning().isBinary() ? 1 : 0;
        for (int k = 0; k < returned.length && first + k < all.length; k++) {
            double p = this == LOG_SOFTMAX ? Math.exp(returned[k]) : returned[k];
            if (!(Math.abs(p - all[first + k]) <= SAME)) {
                return false;
            }
        }
        return first + returned.length == all.length;
    }
}
