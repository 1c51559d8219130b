package org.modelaudit.perturbation;

import java.util.Arrays;
import org.modelaudit.forward.ChunkedScores;

/** Which number of the explained class is watched while the picture changes. */
public enum ClassScore {
    /** The class's logit, any number: adds up, and does not saturate where the model is certain. */
    LOGIT,
    /** The class's softmax probability, in [0, 1]: what the other classes do counts as well. */
    PROBABILITY;

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
