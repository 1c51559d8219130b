package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.TorchModule.Argument;

/**
 * What the first run of a program on one picture shows.
 *
 * @param output which part of the result are the logits
 * @param logits their shape for one picture
 */
record FirstRun(OutputSelection output, Shape logits) {

    static FirstRun of(ModelSource source, TorchModule module, String wantedOutput, NDManager manager) {
        try (NDManager scope = manager.newSubManager()) {
            Argument image = Argument.tensor(ProbeImages.create(scope, source.input(), 0, 1));
            return module.inspect("forward", List.of(image), result -> {
                OutputSelection output = OutputSelection.find(result, wantedOutput, scope);
                try (NDArray logits = output.pick(result, scope)) {
                    return new FirstRun(output, logits.getShape());
                }
            });
        }
    }
}
