package org.modelaudit.torch.running;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.libtorch.TorchValue;
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

    ProbedProgram {
        types = Map.copyOf(types);
        shapes = Map.copyOf(shapes);
    }

    static ProbedProgram run(FlatProgram program, Liveness liveness, NativeProgram natives, NDArray image) {
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
                LoadedSegments segments = natives.load(source, manager)) {
            return segments.inspect(METHOD, List.of(image), result -> read(variables, result, manager));
        }
    }

    private static ProbedProgram read(List<String> variables, TorchValue result, NDManager manager) {
        Map<String, ValueType> types = new HashMap<>();
        Map<String, Shape> shapes = new HashMap<>();
        return result.elements(values -> {
            for (int i = 0; i < values.size(); i++) {
                TorchValue value = values.get(i);
                try {
                    types.put(variables.get(i), ValueType.parse(value.type()));
                    if (value.isTensor()) {
                        try (NDArray tensor = value.tensor(manager)) {
                            shapes.put(variables.get(i), tensor.getShape());
                        }
                    }
                } catch (EngineException e) {
                    // A branch that was not taken leaves a tensor that is none, of which libtorch cannot say anything.
                    types.put(variables.get(i), new ValueType.Other("something undefined"));
                }
            }
            return new ProbedProgram(types, shapes);
        });
    }
}
