package org.modelaudit.forward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.UnaryOperator;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;

/**
 * Scores of many variants of a picture, made and forgotten chunk by chunk: memory depends on the chunk, not on the number of
 * variants.
 *
 * @param model that scores
 * @param chunk how many variants go through the model together, at least 1; more is faster on a GPU and costs memory in
 *     proportion, on a CPU anything from 8 on takes the same time
 * @param ofMetric whether they are only looked at, {@link AuditedModel#scores}; a map is made of {@link AuditedModel#logits}
 */
public record ChunkedScores(AuditedModel model, int chunk, boolean ofMetric) {

    /** Variants that go through together unless said otherwise. */
    public static final int DEFAULT_CHUNK = 32;

    public ChunkedScores {
        if (chunk < 1) {
            throw new IllegalArgumentException("A chunk holds at least one picture, but got " + chunk + ".");
        }
    }

    /** Of which a map is made, with the default chunk. */
    public static ChunkedScores of(AuditedModel model) {
        return new ChunkedScores(model, DEFAULT_CHUNK, false);
    }

    /** That a metric looks at, with the default chunk. */
    public static ChunkedScores ofMetric(AuditedModel model) {
        return new ChunkedScores(model, DEFAULT_CHUNK, true);
    }

    /** Makes the variants {@code from} to {@code to - 1}. */
    @FunctionalInterface
    public interface Variants {

        /**
         * @param scope owns everything that is made, and is closed when the chunk has been scored
         * @return {@code (to-from)×C×H×W}
         */
        NDArray make(int from, int to, NDManager scope);
    }

    /**
     * Logits of each variant.
     *
     * @param count how many variants there are
     * @param images an array whose manager the work is done under
     * @return {@code count×K}
     */
    public float[][] logits(int count, NDArray images, Variants variants) {
        return scores(count, images, variants, logits -> logits);
    }

    /**
     * Probabilities of each variant: the softmax, or each class's own sigmoid, see {@link AuditedModel#output()}.
     *
     * @param count how many variants there are
     * @param images an array whose manager the work is done under
     * @return {@code count×K}
     */
    public float[][] probabilities(int count, NDArray images, Variants variants) {
        return scores(count, images, variants, model.output()::probabilities);
    }

    private float[][] scores(int count, NDArray images, Variants variants, UnaryOperator<NDArray> scale) {
        float[][] scores = new float[count][];
        for (int from = 0; from < count; from += chunk) {
            int to = Math.min(count, from + chunk);
            try (NDManager scope = images.getManager().newSubManager()) {
                NDArray made = variants.make(from, to, scope);
                NDArray logits = ofMetric ? model.scores(made) : model.logits(made);
                logits.attach(scope);
                List<float[]> rows = Tensors.rows(scale.apply(logits));
                for (int i = 0; i < rows.size(); i++) {
                    scores[from + i] = rows.get(i);
                }
            }
        }
        return scores;
    }
}
