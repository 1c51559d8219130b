package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.model.LayerCut.HeadPass;
import org.modelaudit.torch.source.ProgramException;

/** A recorded run of the head. The recording is given up with the first gradient. */
final class TorchHeadPass implements HeadPass {

    private final TorchModel model;
    private final TorchModule segments;
    private final NDArray leaf;
    private final NDArray logits;
    private boolean used;

    TorchHeadPass(TorchModel model, TorchModule segments, NDArray leaf, NDArray logits) {
        this.model = model;
        this.segments = segments;
        this.leaf = leaf;
        this.logits = logits;
    }

    @Override
    public NDArray logits() {
        return logits;
    }

    @Override
    public synchronized NDArray gradient(int[] classes) {
        if (used) {
            throw new IllegalStateException("The gradient of this pass has been taken; record another.");
        }
        used = true;
        return model.named(() -> {
            try (NDArray seed = seed(classes)) {
                if (!segments.backward(logits, seed, false)) {
                    throw new ProgramException("its head is not differentiable");
                }
            }
            model.counter().backward.addAndGet(classes.length);
            try (NDArray gradient = leaf.getGradient()) {
                return gradient.duplicate();
            }
        });
    }

    /** One in the column of each sample's class, zero elsewhere. */
    private NDArray seed(int[] classes) {
        Shape shape = logits.getShape();
        int samples = Math.toIntExact(shape.get(0));
        int width = Math.toIntExact(shape.get(1));
        if (classes.length != samples) {
            throw new IllegalArgumentException(
                    "%d classes were given for %d samples.".formatted(classes.length, samples));
        }
        float[] values = new float[samples * width];
        for (int i = 0; i < samples; i++) {
            if (classes[i] < 0 || classes[i] >= width) {
                throw new IllegalArgumentException(
                        "Class %d is not among the model's %d classes.".formatted(classes[i], width));
            }
            values[i * width + classes[i]] = 1;
        }
        NDManager manager = logits.getManager();
        return manager.create(values, shape);
    }
}
