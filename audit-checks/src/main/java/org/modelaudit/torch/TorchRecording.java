package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.torch.source.ProgramException;

/** A recorded run of the whole program. The recording is given up with the first gradients. */
final class TorchRecording implements LayerRecording {

    private final TorchModel model;
    private final ShownLayers shown;
    private final NDArray logits;
    private final List<NDArray> activations;
    private boolean used;

    /**
     * @param results logits, and behind them the layers' outputs in the order of execution
     */
    TorchRecording(TorchModel model, ShownLayers shown, NDList results) {
        this.model = model;
        this.shown = shown;
        this.logits = results.get(0);
        this.activations =
                shown.places().stream().map(place -> results.get(1 + place)).toList();
    }

    @Override
    public NDArray logits() {
        return logits;
    }

    @Override
    public List<NDArray> activations() {
        return activations;
    }

    @Override
    public synchronized List<NDArray> gradients(int[] classes) {
        if (used) {
            throw new IllegalStateException("The gradients of this recording have been taken; record another.");
        }
        used = true;
        return model.named(() -> {
            try (NDArray seed = ClassSeed.of(logits, classes)) {
                if (!shown.module().backward(logits, seed)) {
                    throw new ProgramException("it is not differentiable");
                }
            }
            model.counter().backward.addAndGet(logits.getShape().get(0));
            List<NDArray> gradients = new ArrayList<>();
            for (int i = 0; i < activations.size(); i++) {
                gradients.add(gradient(shown.paths().get(i), activations.get(i)));
            }
            return List.copyOf(gradients);
        });
    }

    private static NDArray gradient(String path, NDArray activation) {
        try (NDArray gradient = JniUtils.getGradient((PtNDArray) activation)) {
            if (gradient == null) {
                throw new ProgramException("no gradient arrives at '%s'".formatted(path));
            }
            NDArray copy = gradient.duplicate();
            copy.attach(activation.getManager());
            return copy;
        }
    }
}
