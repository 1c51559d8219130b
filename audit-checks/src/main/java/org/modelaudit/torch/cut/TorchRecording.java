package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.torch.libtorch.TorchModule;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/** A recorded run of the whole program. The recording is given up with the first gradients. */
final class TorchRecording implements LayerRecording {

    private final RunningProgram program;
    private final ShownLayers shown;
    private final NDArray logits;
    private final List<NDArray> activations;
    private final AtomicBoolean used = new AtomicBoolean();

    /**
     * @param results logits, and behind them the layers' outputs in the order of execution
     */
    TorchRecording(RunningProgram program, ShownLayers shown, NDList results) {
        this.program = program;
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
    public List<NDArray> gradients(int[] classes) {
        if (used.getAndSet(true)) {
            throw new IllegalStateException("The gradients of this recording have been taken; record another.");
        }
        return program.named(() -> {
            try (NDArray seed = ClassSeed.of(logits, classes)) {
                if (!shown.segments().backward(logits, seed)) {
                    throw new ProgramException("it is not differentiable");
                }
            }
            program.passes().backward(logits.getShape().get(0));
            List<NDArray> gradients = new ArrayList<>();
            for (int i = 0; i < activations.size(); i++) {
                gradients.add(gradient(shown.paths().get(i), activations.get(i)));
            }
            return List.copyOf(gradients);
        });
    }

    private static NDArray gradient(String path, NDArray activation) {
        return TorchModule.gradientAt(activation)
                .orElseThrow(() -> new ProgramException("no gradient arrives at '%s'".formatted(path)));
    }
}
