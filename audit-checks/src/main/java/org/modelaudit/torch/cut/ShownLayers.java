package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.running.LoadedSegments;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * The whole program as one method that also returns the outputs of some layers.
 *
 * @param paths that name the layers
 * @param places of the layers in the order of execution, one for each path
 */
record ShownLayers(LoadedSegments segments, List<String> paths, List<Integer> places) implements AutoCloseable {

    private static final String METHOD = "shown";

    static ShownLayers load(RunningProgram program, ReferenceLogits reference, List<String> paths) {
        List<LayerCall> calls = new ArrayList<>();
        for (String path : paths) {
            LayerCall call = program.layers().call(path);
            if (call.variable() == null) {
                throw new ProgramException("the output of '%s' cannot be shown: %s".formatted(path, call.obstacle()));
            }
            calls.add(call);
        }
        List<LayerCall> ordered = new ArrayList<>(calls);
        ordered.sort(Comparator.comparingInt(LayerCall::position));
        List<Integer> places = calls.stream().map(ordered::indexOf).toList();
        String source = new SegmentWriter(program.flat(), program.liveness(), Map.of())
                .addShown(METHOD, ordered)
                .source();
        ShownLayers shown = new ShownLayers(program.load(source), paths, places);
        try (NDManager manager = program.newManager()) {
            shown.check(reference, manager);
            return shown;
        } catch (RuntimeException e) {
            throw Closing.after(e, shown::close);
        }
    }

    /** Showing must not change what is computed. */
    private void check(ReferenceLogits reference, NDManager manager) {
        double difference = reference.difference(
                run(reference.images(manager, 1), false).get(0).toFloatArray());
        if (!ReferenceLogits.isSame(difference)) {
            throw new ProgramException("its logits change by %.3g when %s are shown".formatted(difference, paths));
        }
    }

    /** The logits, and behind them the layers' outputs in the order of execution. */
    NDList run(NDArray images, boolean gradients) {
        return segments.run(METHOD, gradients, images.getManager(), List.of(images));
    }

    @Override
    public void close() {
        segments.close();
    }
}
