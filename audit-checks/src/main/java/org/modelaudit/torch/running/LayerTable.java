package org.modelaudit.torch.running;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.error.NearestNames;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.Layer;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.OperationKinds;
import org.modelaudit.torch.program.Weight;
import org.modelaudit.torch.source.ProgramException;

/**
 * The layers of a program with the shapes that one run shows; filled when they are first asked for.
 *
 * <p>Public for {@code torch} and {@code torch.cut}.
 */
public final class LayerTable {

    private final FlatProgram flat;
    private final InputSpecification input;
    private final ProgramProbe probe;

    LayerTable(FlatProgram flat, InputSpecification input, ProgramProbe probe) {
        this.flat = flat;
        this.input = input;
        this.probe = probe;
    }

    public List<Layer> layers() {
        return flat.layers().stream().map(this::layer).toList();
    }

    public Layer layer(String path) {
        return layer(call(path));
    }

    /** Every call by its path, the picture itself, and for a module called more than once its last call by the plain path. */
    public LayerCall call(String path) {
        Map<String, LayerCall> calls = new LinkedHashMap<>();
        calls.put(Layer.INPUT, new LayerCall(Layer.INPUT, Layer.INPUT, "Input", 0, flat.input(), null));
        flat.layers().forEach(c -> calls.put(c.module(), c));
        flat.layers().forEach(c -> calls.put(c.path(), c));
        LayerCall call = calls.get(path);
        if (call == null) {
            throw new ProgramException("it has no layer '%s'; the nearest are %s; print model.describe() to see all %d"
                    .formatted(
                            path,
                            String.join(", ", NearestNames.of(path, calls.keySet())),
                            flat.layers().size()));
        }
        return call;
    }

    public Layer layer(LayerCall call) {
        String variable = call.variable();
        Shape shape = variable == null ? null : probe.shapes().get(variable);
        if (call.position() == 0) {
            shape = new Shape(1, input.colour().channels(), input.height(), input.width());
        }
        return new Layer(call.path(), call.kind(), shape, parameters(call));
    }

    private long parameters(LayerCall call) {
        List<Weight> weights = flat.weights();
        boolean isOperation = call.position() > 0 && weights.stream().allMatch(Weight::isConstant);
        long sum = 0;
        for (int i = 0; i < weights.size(); i++) {
            Weight weight = weights.get(i);
            boolean own = isOperation
                    ? flat.statements().get(call.position() - 1).reads(i)
                    : weight.path().startsWith(call.module() + ".");
            sum += own && weight.parameter() ? weight.elements() : 0;
        }
        return sum;
    }

    public Layer lastConvolution() {
        List<Layer> maps = new ArrayList<>();
        for (int i = 0; i < flat.statements().size(); i++) {
            FlatStatement statement = flat.statements().get(i);
            if (OperationKinds.of(statement.operation())
                    .filter(Kind.CONVOLUTION::equals)
                    .isPresent()) {
                int made = i + 1;
                flat.layers().stream()
                        .filter(c -> c.position() >= made)
                        .filter(c -> c.module().equals(statement.layer()) || c.position() == made)
                        .findFirst()
                        .map(this::layer)
                        .filter(Layer::isMap)
                        .ifPresent(maps::add);
            }
        }
        if (maps.isEmpty()) {
            throw new ProgramException("it has no convolution whose output is a map; name a layer");
        }
        return maps.get(maps.size() - 1);
    }
}
