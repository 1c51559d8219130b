package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.modelaudit.model.LayerCut.HeadPass;
import org.modelaudit.torch.source.ProgramException;

/**
 * A recorded run of the head.
 *
 * @param leaf the layer's output
 * @param logits what came of it
 */
record TorchHeadPass(TorchModel model, TorchModule segments, NDArray leaf, NDArray logits) implements HeadPass {

    @Override
    public NDArray gradient(int[] classes) {
        try (NDArray seed = ClassSeed.of(logits, classes)) {
            return gradient(seed);
        }
    }

    @Override
    public NDArray gradient(NDArray seed) {
        return model.named(() -> {
            NDArray gradient = segments.gradients(List.of(logits), List.of(seed), List.of(leaf), leaf.getManager())
                    .orElseThrow(() -> new ProgramException("its head is not differentiable"))
                    .get(0);
            model.counter().backward.addAndGet(logits.getShape().get(0));
            return gradient;
        });
    }
}
