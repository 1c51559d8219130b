package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.running.LoadedSegments;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Statement;

/**
 * The gradients that libtorch gives at some layers when the whole program is recorded in one piece: zeros are added to the
 * output of each layer, and the gradients with respect to the zeros are taken.
 */
final class WholeGradient {

    private WholeGradient() {}

    /**
     * @param layers in the order of execution, each with the shape of its output for these pictures
     */
    static Map<LayerCall, float[]> at(
            RunningProgram program, Map<LayerCall, Shape> layers, NDArray images, int[] classes) {
        if (layers.isEmpty()) {
            return Map.of();
        }
        FlatProgram shifted = shifted(program.flat(), List.copyOf(layers.keySet()));
        String source = new SegmentWriter(shifted, new Liveness(shifted), Map.of())
                .addShown("shifted", List.of())
                .source();
        try (NDManager manager = images.getManager().newSubManager();
                LoadedSegments segments = program.load(source)) {
            List<NDArray> values = new ArrayList<>(List.of(images));
            for (Shape shape : layers.values()) {
                NDArray zeros = manager.zeros(shape);
                zeros.setRequiresGradient(true);
                values.add(zeros);
            }
            NDArray logits = segments.run("shifted", true, manager, values).get(0);
            try (NDArray seed = seed(logits, classes)) {
                segments.backward(logits, seed);
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

    private static NDArray seed(NDArray logits, int[] classes) {
        NDArray seed = logits.zerosLike();
        for (int i = 0; i < classes.length; i++) {
            seed.set(new NDIndex(i, classes[i]), 1f);
        }
        return seed;
    }

    /** The program with {@code values[1]}, {@code values[2]}, … added to the outputs of the layers as soon as each has run. */
    private static FlatProgram shifted(FlatProgram flat, List<LayerCall> layers) {
        List<FlatStatement> statements = new ArrayList<>(flat.statements());
        for (int i = layers.size() - 1; i >= 0; i--) {
            String output = Objects.requireNonNull(layers.get(i).variable());
            Expression value = new Expression.Subscript(
                    new Expression.Name("values"), List.of(new Expression.Literal(Integer.toString(i + 1))));
            Expression sum =
                    new Expression.Call(Expression.ofDotted("torch.add"), List.of(new Expression.Name(output), value));
            statements.add(
                    layers.get(i).position(),
                    new FlatStatement(new Statement.Assign(output, sum), "", Set.of(output), Set.of(output)));
        }
        return new FlatProgram(
                flat.input(), statements, flat.result(), flat.layers(), flat.weights(), flat.weightsRead());
    }
}
