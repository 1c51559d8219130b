package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.ValueType;
import org.modelaudit.torch.running.RunningProgram;

/** A program that is cut at one layer. */
final class TorchCut implements LayerCut, AutoCloseable {

    private final RunningProgram program;
    private final LayerCall call;
    private final CutHalves halves;
    private final CutCheck check;

    private TorchCut(RunningProgram program, LayerCall call, CutHalves halves, CutCheck check) {
        this.program = program;
        this.call = call;
        this.halves = halves;
        this.check = check;
    }

    /**
     * @param reference that the cut is checked against
     * @throws org.modelaudit.torch.source.ProgramException if there is no such layer, or no cut at it
     */
    static TorchCut make(RunningProgram program, ReferenceLogits reference, String path) {
        LayerCall call = program.layers().call(path);
        CutHalves halves = CutHalves.load(program, call, types(program, reference));
        try {
            return new TorchCut(program, call, halves, CutCheck.run(program, reference, halves, path));
        } catch (RuntimeException e) {
            throw Closing.after(e, halves::close);
        }
    }

    private static Map<String, ValueType> types(RunningProgram program, ReferenceLogits reference) {
        if (!reference.isSmall()) {
            return program.probe().types();
        }
        try (NDManager scope = program.newManager()) {
            return program.probe().types(() -> reference.images(scope, 1));
        }
    }

    @Override
    public Layer layer() {
        return program.named(() -> program.layers().layer(call));
    }

    /** What was found out when the cut was made. */
    CutCheck check() {
        return check;
    }

    @Override
    public Features features(NDArray images) {
        return program.named(() -> {
            program.shapes().checkImages(images);
            NDList values = halves.features(images, images.getManager());
            long samples = images.getShape().get(0);
            program.passes().features(samples);
            return new TorchFeatures(program, List.copyOf(values), check.roles(), samples);
        });
    }

    @Override
    public NDArray logits(Features features) {
        return program.named(() -> {
            TorchFeatures f = own(features);
            return head(f.values(), false, f);
        });
    }

    @Override
    public HeadPass record(Features features) {
        return program.named(() -> {
            TorchFeatures f = own(features);
            NDArray leaf = f.activation().duplicate();
            leaf.setRequiresGradient(true);
            List<NDArray> values = new ArrayList<>(f.values());
            values.set(0, leaf);
            return new TorchHeadPass(program, halves.segments(), leaf, head(values, true, f));
        });
    }

    @Override
    public FeaturePass recordFeatures(NDArray images) {
        return program.named(() -> {
            program.shapes().checkImages(images);
            NDArray leaf = images.duplicate();
            leaf.setRequiresGradient(true);
            NDArray activation =
                    halves.recordedFeatures(leaf, images.getManager()).get(0);
            program.passes().features(images.getShape().get(0));
            return new TorchFeaturePass(program, halves.segments(), call.path(), leaf, activation);
        });
    }

    private NDArray head(List<NDArray> values, boolean recorded, TorchFeatures features) {
        NDArray logits = halves.head(values, recorded, features.activation().getManager());
        program.passes().head(features.samples());
        return program.shapes().checkedLogits(logits, features.samples());
    }

    private static TorchFeatures own(Features features) {
        if (features instanceof TorchFeatures f) {
            return f;
        }
        throw new IllegalArgumentException("These features come from another model's cut: " + features);
    }

    @Override
    public void close() {
        halves.close();
    }
}
