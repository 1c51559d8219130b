package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.modelaudit.model.LayerCut.FeaturePass;
import org.modelaudit.torch.running.LoadedSegments;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * A recorded run up to the output of a layer.
 *
 * @param path of the layer
 * @param leaf the pictures
 * @param activation what came of them
 */
record TorchFeaturePass(RunningProgram program, LoadedSegments segments, String path, NDArray leaf, NDArray activation)
        implements FeaturePass {

    @Override
    public NDArray gradient(NDArray seed) {
        if (!seed.getShape().equals(activation.getShape())) {
            throw new IllegalArgumentException("The seed has the shape %s, but the layer's output has %s."
                    .formatted(seed.getShape(), activation.getShape()));
        }
        return program.named(() -> {
            NDArray gradient = segments.gradients(List.of(activation), List.of(seed), List.of(leaf), leaf.getManager())
                    .orElseThrow(() -> new ProgramException(
                            "what leads from the picture to '%s' is not differentiable".formatted(path)))
                    .get(0);
            program.passes().backward(leaf.getShape().get(0));
            return gradient;
        });
    }
}
