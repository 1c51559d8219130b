package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code forward} returns for the pictures that every cut is checked with: the model is asked once, not for every cut.
 * Whoever finds a difference asks again with {@link #forget()}, because the weights may have been randomised since.
 */
final class ReferenceLogits {

    private final TorchModel model;
    /** By the size of the batch. */
    private final Map<Integer, float[]> known = new HashMap<>();

    ReferenceLogits(TorchModel model) {
        this.model = model;
    }

    /** The pictures of a batch of one or two. */
    NDArray images(NDManager manager, int samples) {
        return ProbeImages.create(manager, model.input(), samples, samples);
    }

    synchronized float[] of(int samples) {
        return known.computeIfAbsent(samples, this::ask);
    }

    private float[] ask(int samples) {
        try (NDManager manager = model.newManager()) {
            return model.checked(model.program().forward(images(manager, samples)), samples)
                    .toFloatArray();
        }
    }

    synchronized void forget() {
        known.clear();
    }
}
