package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modelaudit.model.LayerCut;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.SegmentWriter;

/**
 * The gradient that libtorch gives at a layer when the whole program is recorded in one piece: zeros are added there, and the
 * gradient with respect to the zeros is taken.
 */
final class WholeGradient {

    private WholeGradient() {}

    static float[] at(TorchModel model, LayerCut cut, LayerCall call, NDArray images, int[] classes) {
        LoadedProgram program = model.program();
        String variable = Objects.requireNonNull(call.variable());
        String source = new SegmentWriter(program.flat(), program.liveness(), Map.of())
                .addShifted("shifted", call.position(), variable)
                .source();
        try (NDManager manager = images.getManager().newSubManager();
                TorchModule module = program.load(source)) {
            NDArray zeros = manager.zeros(cut.features(images).activation().getShape());
            zeros.setRequiresGradient(true);
            NDArray logits = program.run(module, "shifted", true, manager, List.of(images, zeros))
                    .get(0);
            return new TorchHeadPass(model, module, zeros, logits)
                    .gradient(classes)
                    .toFloatArray();
        }
    }
}
