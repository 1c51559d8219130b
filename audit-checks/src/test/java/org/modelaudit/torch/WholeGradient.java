package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.SegmentWriter;

/**
 * The gradients that libtorch gives at some layers when the whole program is recorded in one piece: zeros are added to the
 * output of each layer, and the gradients with respect to the zeros are taken.
 */
final class WholeGradient {

    private WholeGradient() {}

    /**
     * @param layers in the order of execution, each with the shape of its output for these pictures
     */
    static Map<LayerCall, float[]> at(TorchModel model, Map<LayerCall, Shape> layers, NDArray images, int[] classes) {
        if (layers.isEmpty()) {
            return Map.of();
        }
        LoadedProgram program = model.program();
        String source = new SegmentWriter(program.flat(), program.liveness(), Map.of())
                .addShifted("shifted", List.copyOf(layers.keySet()))
                .source();
        try (NDManager manager = images.getManager().newSubManager();
                TorchModule module = program.load(source)) {
            List<NDArray> values = new ArrayList<>(List.of(images));
            for (Shape shape : layers.values()) {
                NDArray zeros = manager.zeros(shape);
                zeros.setRequiresGradient(true);
                values.add(zeros);
            }
            NDArray logits =
                    program.run(module, "shifted", true, manager, values).get(0);
            try (NDArray seed = ClassSeed.of(logits, classes)) {
                module.backward(logits, seed);
            }
            Map<LayerCall, float[]> gradients = new LinkedHashMap<>();
            List<LayerCall> calls = List.copyOf(layers.keySet());
            for (int i = 0; i < calls.size(); i++) {
                try (NDArray gradient = Objects.requireNonNull(values.get(i + 1).getGradient())) {
                    gradients.put(calls.get(i), gradient.toFloatArray());
                }
            }
            return gradients;
        }
    }
}
