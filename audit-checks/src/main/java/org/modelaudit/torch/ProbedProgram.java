package org.modelaudit.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.TorchModule.Argument;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.program.ValueType;

/**
 * What one run of a program on one picture shows of its variables: the type of each, and the shape where it is a tensor.
 * TorchScript source names the types of parameters only, and libtorch knows the rest.
 */
record ProbedProgram(Map<String, ValueType> types, Map<String, Shape> shapes) {

    private static final String METHOD = "probe";

    static ProbedProgram run(
            FlatProgram program, Liveness liveness, ProgramLoader loader, List<NDArray> weights, NDArray image) {
        Set<String> living = new LinkedHashSet<>();
        for (int i = 1; i <= program.statements().size(); i++) {
            living.addAll(liveness.crossing(i));
        }
        List<String> variables = List.copyOf(living);
        if (variables.isEmpty()) {
            return new ProbedProgram(Map.of(), Map.of());
        }
        String source = new SegmentWriter(program, liveness, Map.of())
                .addProbe(METHOD, variables)
                .source();
        try (NDManager manager = image.getManager().newSubManager();
                TorchModule module = loader.loadSegments(source, manager)) {
            List<Argument> arguments =
                    List.of(Argument.list("weights", weights), Argument.list("values", List.of(image)));
            return module.inspect(METHOD, arguments, result -> read(variables, result, manager));
        }
    }

    private static ProbedProgram read(List<String> variables, IValue result, NDManager manager) {
        Map<String, ValueType> types = new HashMap<>();
        Map<String, Shape> shapes = new HashMap<>();
        IValue[] values = result.toIValueTuple();
        for (int i = 0; i < values.length; i++) {
            try (IValue value = values[i]) {
                types.put(variables.get(i), ValueType.parse(value.getType()));
                if (value.isTensor()) {
                    try (NDArray tensor = value.toTensor((PtNDManager) manager)) {
                        shapes.put(variables.get(i), tensor.getShape());
                    }
                }
            } catch (EngineException e) {
                // A branch that was not taken leaves a tensor that is none, of which libtorch cannot say anything.
                types.put(variables.get(i), new ValueType.Other("something undefined"));
            }
        }
        return new ProbedProgram(Map.copyOf(types), Map.copyOf(shapes));
    }
}
