package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.Segment;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.program.ValueType;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceWriter;

/** A program in two segments, loaded as two methods of one small module. */
final class TorchCut implements LayerCut, AutoCloseable {

    static final String FEATURES = "features";
    static final String HEAD = "head";

    private final TorchModel model;
    private final LayerTable table;
    private final LayerCall call;
    private final TorchModule segments;
    private final CutCheck check;

    private TorchCut(TorchModel model, LayerTable table, LayerCall call, TorchModule segments, CutCheck check) {
        this.model = model;
        this.table = table;
        this.call = call;
        this.segments = segments;
        this.check = check;
    }

    static TorchCut make(TorchModel model, LayerTable table, String path) {
        LayerCall call = table.call(path);
        String source = source(model, table, call);
        TorchModule segments = model.program().load(source);
        try {
            return new TorchCut(model, table, call, segments, CutCheck.run(model, segments, path));
        } catch (RuntimeException e) {
            segments.close();
            throw e;
        }
    }

    private static String source(TorchModel model, LayerTable table, LayerCall call) {
        FlatProgram flat = model.program().flat();
        String variable = call.variable();
        if (variable == null) {
            throw new ProgramException("it cannot be cut at '%s': %s".formatted(call.path(), call.obstacle()));
        }
        Map<String, ValueType> types = types(model, table);
        Liveness liveness = model.program().liveness();
        List<String> crossing = new ArrayList<>(liveness.crossing(call.position()));
        if (!crossing.remove(variable)) {
            throw new ProgramException("it cannot be cut at '%s': what that layer returns does not reach the logits"
                    .formatted(call.path()));
        }
        crossing.add(0, variable);
        ValueType type = types.getOrDefault(variable, ValueType.Simple.TENSOR);
        if (!type.equals(ValueType.Simple.TENSOR)) {
            throw new ProgramException("it cannot be cut at '%s': that layer returns %s, not one tensor"
                    .formatted(call.path(), type.annotation()));
        }
        String result = SourceWriter.text(flat.result());
        int end = flat.statements().size();
        try {
            return new SegmentWriter(flat, liveness, types)
                    .add(new Segment(FEATURES, 0, call.position(), List.of(flat.input()), crossing))
                    .add(new Segment(HEAD, call.position(), end, crossing, List.of(result)))
                    .addGradients()
                    .source();
        } catch (ProgramException e) {
            throw new ProgramException("it cannot be cut at '%s': %s".formatted(call.path(), e.getMessage()), e);
        }
    }

    private static Map<String, ValueType> types(TorchModel model, LayerTable table) {
        ReferenceLogits reference = model.reference();
        return reference.isSmall()
                ? table.types(() -> reference.images(model.program().manager(), 1))
                : table.probed().types();
    }

    @Override
    public Layer layer() {
        return model.named(() -> table.layer(call));
    }

    /** Largest difference between {@code head(features(x))} and {@code forward(x)} when the cut was made. */
    double maxDifference() {
        return check.maxDifference();
    }

    @Override
    public Features features(NDArray images) {
        return model.named(() -> {
            model.checkImages(images);
            NDList values = model.program().run(segments, FEATURES, false, images.getManager(), List.of(images));
            long samples = images.getShape().get(0);
            model.counter().features.addAndGet(samples);
            return new TorchFeatures(model, List.copyOf(values), check.roles(), samples);
        });
    }

    @Override
    public NDArray logits(Features features) {
        return model.named(() -> {
            TorchFeatures f = own(features);
            NDManager owner = f.activation().getManager();
            NDArray logits = model.program()
                    .run(segments, HEAD, false, owner, f.values())
                    .get(0);
            model.counter().head.addAndGet(f.samples());
            return model.checked(logits, f.samples());
        });
    }

    @Override
    public HeadPass record(Features features) {
        return model.named(() -> {
            TorchFeatures f = own(features);
            NDManager owner = f.activation().getManager();
            NDArray leaf = f.activation().duplicate();
            leaf.setRequiresGradient(true);
            List<NDArray> values = new ArrayList<>(f.values());
            values.set(0, leaf);
            NDArray logits =
                    model.program().run(segments, HEAD, true, owner, values).get(0);
            model.counter().head.addAndGet(f.samples());
            return new TorchHeadPass(model, segments, leaf, model.checked(logits, f.samples()));
        });
    }

    private static TorchFeatures own(Features features) {
        if (features instanceof TorchFeatures f) {
            return f;
        }
        throw new IllegalArgumentException("These features come from another model's cut: " + features);
    }

    @Override
    public void close() {
        segments.close();
    }
}
