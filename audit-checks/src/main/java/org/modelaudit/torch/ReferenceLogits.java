package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import org.modelaudit.torch.source.ProgramException;

/**
 * What {@code forward} returns for the pictures that every cut is checked with: the model is asked once, not for every cut.
 * Whoever finds a difference asks again with {@link #forget()}, because the weights may have been randomised since.
 */
final class ReferenceLogits {

    /** Below this, poolings and strides have nothing left to work on. */
    private static final long SMALLEST = 64;

    private static final long SHRINK = 4;

    private final TorchModel model;
    private final Shape picture;
    /** By the size of the batch. */
    private final Map<Integer, float[]> known = new HashMap<>();

    private ReferenceLogits(TorchModel model, Shape picture) {
        this.model = model;
        this.picture = picture;
    }

    /**
     * Small pictures where they are as good as those of the model's own size: where the same statements run on them, and give
     * logits.
     */
    static ReferenceLogits cheapest(TorchModel model) {
        Shape full = ProbeImages.picture(model.input());
        Shape small = new Shape(full.get(0), smaller(full.get(1)), smaller(full.get(2)));
        if (!small.equals(full) && model.program().flat().isStraight()) {
            ReferenceLogits reference = new ReferenceLogits(model, small);
            if (reference.isUsable()) {
                return reference;
            }
        }
        return large(model);
    }

    /** Pictures of the model's own size. */
    static ReferenceLogits large(TorchModel model) {
        return new ReferenceLogits(model, ProbeImages.picture(model.input()));
    }

    private static long smaller(long size) {
        return Math.min(size, Math.max(SMALLEST, (size + SHRINK - 1) / SHRINK));
    }

    private boolean isUsable() {
        try {
            for (int samples = 1; samples <= 2; samples++) {
                for (float logit : of(samples)) {
                    if (!Float.isFinite(logit)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (ProgramException e) {
            return false;
        }
    }

    boolean isSmall() {
        return !picture.equals(ProbeImages.picture(model.input()));
    }

    /** The pictures of a batch of one or two. */
    NDArray images(NDManager manager, int samples) {
        return ProbeImages.create(manager, picture, samples, samples);
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
