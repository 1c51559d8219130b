package org.modelaudit.torch.running;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.modelaudit.error.NearestNames;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.Layer;
import org.modelaudit.model.MapLayout;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.torch.layout.MapLayouts;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.Liveness;
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
    private final Liveness liveness;
    private final Map<String, LayerCall> calls = new LinkedHashMap<>();
    private final MadeOnDevice<MapLayouts> layouts;
    private final MadeOnDevice<Layer> lastConvolution;
    private final MadeOnDevice<Layer> defaultLayer;

    /**
     * @param aliases further names of layers, each with the path of the layer
     */
    LayerTable(
            FlatProgram flat,
            Liveness liveness,
            InputSpecification input,
            ProgramProbe probe,
            NativeProgram natives,
            Map<String, String> aliases) {
        this.flat = flat;
        this.liveness = liveness;
        this.input = input;
        this.probe = probe;
        this.layouts = new MadeOnDevice<>(natives, this::findLayouts);
        this.lastConvolution = new MadeOnDevice<>(natives, this::findLastConvolution);
        this.defaultLayer = new MadeOnDevice<>(natives, this::findDefaultLayer);
        // Every call by its path, the picture itself, and for a module called more than once its last call by the plain
        // path; by other names too.
        calls.put(Layer.INPUT, new LayerCall(Layer.INPUT, Layer.INPUT, "Input", 0, flat.input(), null));
        flat.layers().forEach(c -> calls.put(c.module(), c));
        flat.layers().forEach(c -> calls.put(c.path(), c));
        aliases.forEach((alias, meant) -> {
            if (calls.containsKey(meant)) {
                calls.putIfAbsent(alias, calls.get(meant));
            }
        });
    }

    public List<Layer> layers() {
        return flat.layers().stream().map(this::layer).toList();
    }

    public Layer layer(String path) {
        return layer(call(path));
    }

    public LayerCall call(String path) {
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
        if (call.position() == 0) {
            return new Layer(call.path(), call.kind(), picture(), parameters(call));
        }
        Shape shape = variable == null ? null : probe.shapes().get(variable);
        MapLayouts known = layouts.get();
        return new Layer(call.path(), call.kind(), shape, parameters(call), known.of(call), known.isRead(call));
    }

    private Shape picture() {
        return new Shape(1, input.colour().channels(), input.height(), input.width());
    }

    private MapLayouts findLayouts() {
        List<String> results = liveness.crossing(flat.statements().size());
        return new MapLayouts(flat, results, picture(), probe.shapes());
    }

    private long parameters(LayerCall call) {
        List<Weight> weights = flat.weights();
        boolean isOperation = flat.isOperation(call);
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

    /** The last convolution whose output is a map. */
    public Layer lastConvolution() {
        return lastConvolution.get();
    }

    private Layer findLastConvolution() {
        List<Layer> maps = maps(Kind.CONVOLUTION, -1);
        if (maps.isEmpty()) {
            throw new ProgramException("it has no convolution whose output is a map; name a layer");
        }
        return maps.get(maps.size() - 1);
    }

    /** Where attention or tokens follow the last convolution, the last normalisation whose tokens reach the logits; else that. */
    public Layer defaultLayer() {
        return defaultLayer.get();
    }

    private Layer findDefaultLayer() {
        int convolution = last(Kind.CONVOLUTION);
        if (layouts.get().mixBehind(convolution)) {
            List<Layer> maps = maps(Kind.NORMALIZATION, convolution).stream()
                    .filter(layer ->
                            layer.isRead() && !MapLayout.channelsFirst().equals(layer.layout()))
                    .toList();
            if (!maps.isEmpty()) {
                return maps.get(maps.size() - 1);
            }
        }
        return lastConvolution();
    }

    private int last(Kind kind) {
        return IntStream.range(0, flat.statements().size())
                .filter(i -> isOf(kind, i))
                .max()
                .orElse(-1);
    }

    private boolean isOf(Kind kind, int index) {
        return OperationKinds.of(flat.statements().get(index).operation())
                .filter(kind::equals)
                .isPresent();
    }

    /** Layers that end with an operation of a kind and return maps, in the order of execution. */
    private List<Layer> maps(Kind kind, int behind) {
        List<Layer> maps = new ArrayList<>();
        for (int i = behind + 1; i < flat.statements().size(); i++) {
            if (isOf(kind, i)) {
                int made = i + 1;
                String module = flat.statements().get(i).layer();
                flat.layers().stream()
                        .filter(c -> c.position() >= made)
                        .filter(c -> c.module().equals(module) || c.position() == made)
                        .findFirst()
                        .map(this::layer)
                        .filter(Layer::isMap)
                        .ifPresent(maps::add);
            }
        }
        return maps;
    }
}
