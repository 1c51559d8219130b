package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.source.ProgramException;

/**
 * The whole program as one method that also returns the outputs of some layers.
 *
 * @param paths that name the layers
 * @param places of the layers in the order of execution, one for each path
 */
record ShownLayers(TorchModule module, List<String> paths, List<Integer> places) implements AutoCloseable {

    private static final String METHOD = "shown";
    private static final double TOLERANCE = 1e-5;

    static ShownLayers load(TorchModel model, List<String> paths) {
        List<LayerCall> calls = new ArrayList<>();
        for (String path : paths) {
            LayerCall call = model.table().call(path);
            if (call.variable() == null) {
                throw new ProgramException("the output of '%s' cannot be shown: %s".formatted(path, call.obstacle()));
            }
            calls.add(call);
        }
        List<LayerCall> ordered = new ArrayList<>(calls);
        ordered.sort(Comparator.comparingInt(LayerCall::position));
        List<Integer> places = calls.stream().map(ordered::indexOf).toList();
        LoadedProgram program = model.program();
        String source = new SegmentWriter(program.flat(), program.liveness(), Map.of())
                .addShown(METHOD, ordered)
                .source();
        ShownLayers shown = new ShownLayers(program.load(source), paths, places);
        try {
            shown.check(model);
            return shown;
        } catch (RuntimeException e) {
            shown.close();
            throw e;
        }
    }

    /** Showing must not change what is computed. */
    private void check(TorchModel model) {
        ReferenceLogits reference = model.reference();
        try (NDManager manager = model.newManager()) {
            NDArray images = reference.images(manager, 1);
            float[] found = run(model, images, false).get(0).toFloatArray();
            double difference = CutCheck.difference(reference.of(1), found);
            if (!(difference <= TOLERANCE)) {
                reference.forget();
                difference = CutCheck.difference(reference.of(1), found);
            }
            if (!(difference <= TOLERANCE)) {
                throw new ProgramException("its logits change by %.3g when %s are shown".formatted(difference, paths));
            }
        }
    }

    NDList run(TorchModel model, NDArray images, boolean gradients) {
        return model.program().run(module, METHOD, gradients, images.getManager(), List.of(images));
    }

    @Override
    public void close() {
        module.close();
    }
}
