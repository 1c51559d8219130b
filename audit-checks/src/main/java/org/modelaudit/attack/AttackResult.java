package org.modelaudit.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What an attack made of a batch.
 *
 * @param images changed pictures as the model takes them, {@code N×C×H×W}
 * @param samples what became of each, {@code N} of them, in order
 */
public record AttackResult(NDArray images, List<Attacked> samples) {

    public AttackResult {
        samples = List.copyOf(samples);
    }

    /** Share of the samples whose class changed, in [0, 1]; 0 for an empty batch. */
    public double successRate() {
        return samples.isEmpty()
                ? 0
                : (double) samples.stream().filter(Attacked::succeeded).count() / samples.size();
    }
}
