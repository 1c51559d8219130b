package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.modelaudit.error.ModelException;

/**
 * Watches what a function returns for its first pictures: where it is said to return logits and returns probabilities, an audit
 * would take the softmax of a softmax.
 */
final class ProbabilityGuard {

    /** So many pictures whose numbers all sum to 1 are no accident. */
    private static final int ENOUGH = 8;

    private final List<float[]> rows = new ArrayList<>();
    private boolean watching;

    private ProbabilityGuard(boolean watching) {
        this.watching = watching;
    }

    static ProbabilityGuard watching() {
        return new ProbabilityGuard(true);
    }

    static ProbabilityGuard off() {
        return new ProbabilityGuard(false);
    }

    /**
     * @param scores {@code N×K}
     * @throws ModelException if they are probabilities
     */
    void check(String file, NDArray scores) {
        if (!watching) {
            return;
        }
        int width = Math.toIntExact(scores.getShape().get(1));
        float[] all = scores.toFloatArray();
        for (int from = 0; from < all.length && rows.size() < ENOUGH; from += width) {
            rows.add(Arrays.copyOfRange(all, from, from + width));
        }
        OutputMeaning found = new OutputProbe(rows.toArray(float[][]::new)).found();
        boolean suspect = found == OutputMeaning.PROBABILITIES || found == OutputMeaning.LOG_PROBABILITIES;
        watching = suspect && rows.size() < ENOUGH;
        if (suspect && !watching) {
            throw new ModelException(
                    "The model '%s' returns %s where logits are expected: for each of %d pictures they sum to 1. Say what they are: BlackBox.of(…).returning(OutputMeaning.%s)."
                            .formatted(file, found, ENOUGH, found.name()));
        }
    }
}
