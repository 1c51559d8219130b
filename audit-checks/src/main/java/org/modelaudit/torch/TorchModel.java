package org.modelaudit.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.PassCount;
import org.modelaudit.torch.source.ProgramException;

/** A TorchScript program, loaded once; its cuts are made when they are first asked for, and kept. */
final class TorchModel implements AuditedModel {

    private final ModelSource source;
    private final LoadedProgram program;
    private final WeightDigests digests;
    private final int classes;
    private final LayerTable table;
    private final ModelWeights weights;
    private @Nullable TracedSegments traced;
    private @Nullable ReferenceLogits reference;
    private final PassCounter passes = new PassCounter();
    private final Map<String, TorchCut> cuts = new ConcurrentHashMap<>();
    private final Map<List<String>, ShownLayers> shown = new ConcurrentHashMap<>();

    private TorchModel(ModelSource source, LoadedProgram program, int classes) {
        this.source = source;
        this.program = program;
        this.classes = classes;
        this.digests = WeightDigests.of(program.weights());
        this.table = new LayerTable(program, source.input());
        this.weights = new TorchWeights(this);
    }

    static TorchModel open(ModelSource source, String output, Device device) throws IOException {
        LoadedProgram program = LoadedProgram.open(source, output, device);
        try {
            return new TorchModel(source, program, countClasses(source, program));
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    private static int countClasses(ModelSource source, LoadedProgram program) {
        Shape logits = program.logits();
        if (logits.dimension() != 2 || logits.get(0) != 1) {
            throw new ProgramException(
                    "for one picture it returns a tensor of the shape %s where logits have (1, K)".formatted(logits));
        }
        int count = Math.toIntExact(logits.get(1));
        int names = source.labels().names().size();
        if (names > 0 && names != count) {
            throw new ProgramException(("the label file names %d classes and the model has %d; give the label file that"
                            + " it was trained with, one name a line")
                    .formatted(names, count));
        }
        return count;
    }

    @Override
    public ModelIdentity identity() {
        return program.identity();
    }

    @Override
    public Labels labels() {
        return source.labels();
    }

    @Override
    public InputSpecification input() {
        return source.input();
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public List<Layer> layers() {
        return named(table::layers);
    }

    @Override
    public Layer layer(String path) {
        return named(() -> table.layer(path));
    }

    @Override
    public Layer lastConvolution() {
        return named(table::lastConvolution);
    }

    @Override
    public Device device() {
        return program.manager().getDevice();
    }

    @Override
    public String engine() {
        Engine engine = Engine.getEngine("PyTorch");
        return engine.getEngineName() + " " + engine.getVersion();
    }

    @Override
    public NDManager newManager() {
        return program.manager().newSubManager();
    }

    @Override
    public NDArray logits(NDArray images) {
        return named(() -> {
            checkImages(images);
            NDArray logits = program.forward(images);
            passes.forward.addAndGet(images.getShape().get(0));
            return checked(logits, images.getShape().get(0));
        });
    }

    NDArray checked(NDArray logits, long samples) {
        Shape shape = logits.getShape();
        if (shape.dimension() != 2 || shape.get(0) != samples || shape.get(1) != classes) {
            throw new ProgramException("for %d pictures it returns a tensor of the shape %s where logits have (%d, %d)"
                    .formatted(samples, shape, samples, classes));
        }
        return logits;
    }

    void checkImages(NDArray images) {
        Shape shape = images.getShape();
        if (shape.dimension() != 4
                || shape.get(0) < 1
                || shape.get(1) != source.input().colour().channels()) {
            throw new ProgramException(
                    "it was given a tensor of the shape %s where pictures have (N, %d, H, W), N at least 1"
                            .formatted(shape, source.input().colour().channels()));
        }
    }

    @Override
    public LayerCut cutAt(String path) {
        return named(() -> cuts.computeIfAbsent(path, p -> TorchCut.make(this, table, p)));
    }

    @Override
    public ModelWeights weights() {
        return weights;
    }

    @Override
    public OperationTrace trace(NDArray images) {
        return named(() -> {
            checkImages(images);
            passes.forward.addAndGet(images.getShape().get(0));
            return new TorchTrace(this, tracedSegments(), images);
        });
    }

    @Override
    public LayerRecording record(NDArray images, List<String> layers) {
        return named(() -> {
            checkImages(images);
            if (layers.isEmpty() || Set.copyOf(layers).size() < layers.size()) {
                throw new ProgramException("the layers %s were named to be recorded; name each once".formatted(layers));
            }
            ShownLayers shown = shown(List.copyOf(layers));
            long samples = images.getShape().get(0);
            NDArray leaf = images.duplicate();
            leaf.setRequiresGradient(true);
            NDList results = shown.run(this, leaf, true);
            passes.forward.addAndGet(samples);
            checked(results.get(0), samples);
            return new TorchRecording(this, shown, results);
        });
    }

    private ShownLayers shown(List<String> layers) {
        return shown.computeIfAbsent(layers, l -> ShownLayers.load(this, l));
    }

    private synchronized TracedSegments tracedSegments() {
        if (traced == null) {
            traced = TracedSegments.load(program, table.probed());
        }
        return traced;
    }

    /** A cut that is not kept; the caller closes it. */
    TorchCut freshCut(String path) {
        return named(() -> TorchCut.make(this, table, path));
    }

    @Override
    public List<String> remarks() {
        return program.remarks();
    }

    @Override
    public PassCount passes() {
        return passes.count();
    }

    @Override
    public void verifyUnchanged() {
        List<String> changed = changedWeights();
        if (!changed.isEmpty()) {
            throw new ModelException(
                    "The model '%s' is not what it was when it was opened: %s changed (%d of %d weights)."
                            .formatted(
                                    program.file(),
                                    changed.get(0),
                                    changed.size(),
                                    program.flat().weights().size()));
        }
    }

    /** Paths; waits for another thread that changes weights for a while. */
    private List<String> changedWeights() {
        ReentrantLock lock = Libtorch.get().lock(device());
        lock.lock();
        try {
            return WeightDigests.of(program.weights())
                    .changedSince(digests, program.flat().weights());
        } finally {
            lock.unlock();
        }
    }

    LoadedProgram program() {
        return program;
    }

    LayerTable table() {
        return table;
    }

    synchronized ReferenceLogits reference() {
        if (reference == null) {
            reference = ReferenceLogits.cheapest(this);
        }
        return reference;
    }

    PassCounter counter() {
        return passes;
    }

    /** Puts the file's name in front of what went wrong. */
    <T> T named(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProgramException e) {
            throw new ModelException("The model '%s' failed: %s.".formatted(program.file(), e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        cuts.values().forEach(TorchCut::close);
        cuts.clear();
        shown.values().forEach(ShownLayers::close);
        shown.clear();
        synchronized (this) {
            if (traced != null) {
                traced.close();
            }
        }
        program.close();
    }
}
