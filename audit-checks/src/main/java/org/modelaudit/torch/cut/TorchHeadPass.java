package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.modelaudit.model.LayerCut.HeadPass;
import org.modelaudit.torch.running.LoadedSegments;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * A recorded run of the head.
 *
 * @param leaf the layer's output
 * @param logits what came of it
 */
record TorchHeadPass(RunningProgram program, LoadedSegments segments, NDArray leaf, NDArray logits)
        implements HeadPass {

    @Override
    public NDArray gradient(int[] classes) {
        try (NDArray seed = ClassSeed.of(logits, classes)) {
            return gradient(seed);
        }
    }

    @Override
    public NDArray gradient(NDArray seed) {
        return program.named(() -> {
            NDArray gradient = segments.gradients(List.of(logits), List.of(seed), List.of(leaf), leaf.getManager())
                    .orElseThrow(() -> new ProgramException("its head is not differentiable"))
                    .get(0);
            program.passes().backward(logits.getShape().get(0));
            return gradient;
        });
    }
}
