package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.Segment;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.program.ValueType;
import org.modelaudit.torch.running.LoadedSegments;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceWriter;

/** A program in two segments, loaded as two methods of one small module. */
record CutHalves(LoadedSegments segments) implements AutoCloseable {

    private static final String FEATURES = "features";
    private static final String HEAD = "head";

    /**
     * @param types of the variables
     */
    static CutHalves load(RunningProgram program, LayerCall call, Map<String, ValueType> types) {
        return new CutHalves(program.load(source(program, call, types)));
    }

    private static String source(RunningProgram program, LayerCall call, Map<String, ValueType> types) {
        FlatProgram flat = program.flat();
        Liveness liveness = program.liveness();
        String variable = variable(call);
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

    /**
     * The variable that holds the layer's output.
     *
     * @throws ProgramException if there is none
     */
    static String variable(LayerCall call) {
        String variable = call.variable();
        if (variable == null) {
            throw new ProgramException("it cannot be cut at '%s': %s".formatted(call.path(), call.obstacle()));
        }
        return variable;
    }

    /** What crosses the cut, the layer's output first. */
    NDList features(NDArray images, NDManager owner) {
        return segments.run(FEATURES, false, owner, List.of(images));
    }

    /** The same in a run of which gradients are asked for later. */
    NDList recordedFeatures(NDArray images, NDManager owner) {
        return segments.run(FEATURES, true, owner, List.of(images));
    }

    /**
     * The logits that come of it.
     *
     * @param recorded whether gradients are asked for later
     */
    NDArray head(List<NDArray> features, boolean recorded, NDManager owner) {
        return segments.run(HEAD, recorded, owner, features).get(0);
    }

    @Override
    public void close() {
        segments.close();
    }
}
