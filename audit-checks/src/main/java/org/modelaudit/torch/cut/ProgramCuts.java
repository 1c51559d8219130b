package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.running.MadeOnDevice;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/** A program's cuts and recordings, each made and checked when it is first asked for, and kept. Public for {@code torch}. */
public final class ProgramCuts implements AutoCloseable {

    private final RunningProgram program;
    private final Map<String, TorchCut> cuts = new ConcurrentHashMap<>();
    private final Map<List<String>, ShownLayers> shown = new ConcurrentHashMap<>();
    private final MadeOnDevice<ReferenceLogits> reference;

    public ProgramCuts(RunningProgram program) {
        this.program = program;
        this.reference = program.onceMade(() -> ReferenceLogits.cheapest(program));
    }

    public LayerCut at(String path) {
        return program.named(() -> made(cuts, path, p -> TorchCut.make(program, reference(), p)));
    }

    /**
     * Runs the whole program, recorded.
     *
     * @param layers paths of the layers whose outputs are shown
     */
    public LayerRecording record(NDArray images, List<String> layers) {
        return program.named(() -> {
            program.shapes().checkImages(images);
            if (layers.isEmpty() || Set.copyOf(layers).size() < layers.size()) {
                throw new ProgramException("the layers %s were named to be recorded; name each once".formatted(layers));
            }
            ShownLayers shownLayers = made(shown, List.copyOf(layers), l -> ShownLayers.load(program, reference(), l));
            long samples = images.getShape().get(0);
            NDArray leaf = images.duplicate();
            leaf.setRequiresGradient(true);
            NDList results = shownLayers.run(leaf, true);
            program.passes().forward(samples);
            program.shapes().checkedLogits(results.get(0), samples);
            return new TorchRecording(program, shownLayers, results);
        });
    }

    /**
     * Why pictures must go through the program one by one, a phrase: it takes no two at once, or mixes those that come together.
     * Empty where they need not.
     *
     * @throws ProgramException if the same picture gets other logits each time
     */
    public String aloneBecause() {
        reference().refuseDraws();
        return reference().aloneBecause();
    }

    /** What cuts are checked against. */
    ReferenceLogits reference() {
        return reference.get();
    }

    /** Made by whoever holds the device, as {@link MadeOnDevice}: a map that computes what it lacks would lock itself besides. */
    private <K, V> V made(Map<K, V> map, K key, Function<K, V> maker) {
        V before = map.get(key);
        return before != null
                ? before
                : program.alone(() -> {
                    V value = map.get(key);
                    if (value == null) {
                        value = maker.apply(key);
                        map.put(key, value);
                    }
                    return value;
                });
    }

    @Override
    public void close() {
        List<Runnable> parts = new ArrayList<>();
        cuts.values().forEach(cut -> parts.add(cut::close));
        shown.values().forEach(layers -> parts.add(layers::close));
        cuts.clear();
        shown.clear();
        Closing.each(parts);
    }
}
