package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
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
            try (NDArray seed = ClassSeed.of(logits, classes)) {
                if (!segments.backward(logits, seed)) {
                    throw new ProgramException("its head is not differentiable");
                }
            }
            model.counter().backward.addAndGet(classes.length);
            try (NDArray gradient = leaf.getGradient()) {
                return gradient.duplicate();
            }
        });
    }
}
