package org.modelaudit.perturbation;

import java.util.Arrays;
import org.modelaudit.forward.ChunkedScores;
import org.modelaudit.model.ModelOutput;

/** Which number of the explained class is watched while the picture changes. */
public enum ClassScore {
    /**
     * The class's logit, any number: adds up, and does not saturate where the model is certain. Refused where a file keeps only
     * probabilities, because the logits of two variants then differ by an unknown number.
     */
    LOGIT,
    /**
     * The class's probability, in [0, 1]: the softmax, in which what the other classes do counts as well, or its own sigmoid where
     * classes are judged one by one.
     */
    PROBABILITY;

    /**
     * @param what reads this score, as a sentence begins
     * @throws org.modelaudit.error.ModelException if the model's output has no such score
     */
    void verifyMeaning(ModelOutput output, String what) {
        if (this == LOGIT) {
            output.requireExact(what);
        }
    }

    /** The score of each variant, made and forgotten chunk by chunk. */
    double[] of(Question question, int count, ChunkedScores.Variants variants) {
        ChunkedScores chunks = ChunkedScores.of(question.model());
        float[][] scores = this == LOGIT
                ? chunks.logits(count, question.image(), variants)
                : chunks.probabilities(count, question.image(), variants);
        int explained = question.classIndex();
        return Arrays.stream(scores).mapToDouble(row -> row[explained]).toArray();
    }
}
