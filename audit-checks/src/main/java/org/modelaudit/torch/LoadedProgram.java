package org.modelaudit.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.TorchModule.Argument;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.archive.SavedModel;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Flattener;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.ProgramSource;
import org.modelaudit.torch.program.Weight;
import org.modelaudit.torch.source.ProgramException;

/** A program as libtorch runs it, and as a flat list of statements beside it, both on the same weights. */
final class LoadedProgram implements AutoCloseable {

    private final String file;
    private final String form;
    private final FileDigest digest;
    private final FlatProgram flat;
    private final Liveness liveness;
    private final ProgramLoader loader;
    private final NDManager manager;
    private final TorchModule module;
    private final List<NDArray> weights;
    private final List<String> remarks;
    private final OutputSelection output;
    private final Shape logits;

    private LoadedProgram(
            Path file,
            String form,
            FileDigest digest,
            FlatProgram flat,
            ProgramLoader loader,
            NDManager manager,
            TorchModule module,
            List<NDArray> weights,
            List<String> remarks,
            FirstRun firstRun) {
        this.output = firstRun.output();
        this.logits = firstRun.logits();
        this.file = String.valueOf(file.getFileName());
        this.form = form;
        this.digest = digest;
        this.flat = flat;
        this.liveness = new Liveness(flat);
        this.loader = loader;
        this.manager = manager;
        this.module = module;
        this.weights = weights;
        this.remarks = remarks;
    }

    static LoadedProgram open(ModelSource source, String wantedOutput, Device device) throws IOException {
        try (ModelArchive archive = ModelArchive.open(source.file())) {
            SavedModel saved = SavedModel.read(archive);
            DeviceNames devices = new DeviceNames(device);
            ProgramSource code = new ProgramSource(archive, devices::adapted);
            FlatProgram flat = Flattener.flatten(code, saved.top(), saved.constants());
            ProgramLoader loader = new ProgramLoader(archive, devices);
            NDManager manager = Libtorch.get().engine().newBaseManager(device);
            FileDigest digest = FileDigest.start(source.file());
            try {
                TorchModule module = loader.loadWhole(
                        archive, saved, code.classNamed(saved.top().type()), flat, manager);
                FirstRun firstRun = firstRun(source, module, wantedOutput, manager, flat);
                return new LoadedProgram(
                        source.file(),
                        ProgramForm.of(archive, flat),
                        digest,
                        firstRun.isPlain() ? flat : flat.returning(firstRun.in(flat.result())),
                        loader,
                        manager,
                        module,
                        weights(module, manager),
                        remarks(saved, devices, firstRun),
                        firstRun);
            } catch (RuntimeException e) {
                manager.close();
                digest.await();
                throw e;
            }
        }
    }

    private static FirstRun firstRun(
            ModelSource source, TorchModule module, String wantedOutput, NDManager manager, FlatProgram flat) {
        try {
            return FirstRun.of(source, module, wantedOutput, manager);
        } catch (ProgramException e) {
            String other = flat.weights().stream()
                    .filter(Weight::parameter)
                    .map(Weight::type)
                    .filter(t -> t.matches("(Double|Half|BFloat16)Storage"))
                    .findFirst()
                    .orElse("");
            if (other.isEmpty()) {
                throw e;
            }
            throw new ProgramException(
                    "it keeps its weights as %s numbers and does not take pictures of 32-bit floats; export it with model.float(), or convert the pictures within forward"
                            .formatted(other.replace("Storage", "").toLowerCase(java.util.Locale.ROOT)),
                    e);
        }
    }

    private static List<String> remarks(SavedModel saved, DeviceNames devices, FirstRun firstRun) {
        OutputSelection output = firstRun.output();
        List<String> remarks = new ArrayList<>();
        if (!devices.replaced().isEmpty()) {
            remarks.add("The program names the device %s, where it was traced; it is audited on %s."
                    .formatted(String.join(", ", devices.replaced()), devices.audited()));
        }
        if (firstRun.type() != DataType.FLOAT32) {
            remarks.add("The logits are %s numbers; they are audited as 32-bit floats."
                    .formatted(firstRun.type().name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (saved.training()) {
            remarks.add("The file was saved in training mode; it is audited in evaluation mode.");
        }
        if (!output.isWhole()) {
            remarks.add("The program returns several values; the logits are taken from '%s'.".formatted(output.key()));
        }
        return List.copyOf(remarks);
    }

    private static List<NDArray> weights(TorchModule module, NDManager manager) {
        NDList list = module.run(ProgramLoader.WEIGHTS, false, manager, List.of());
        List<NDArray> weights = new ArrayList<>(list);
        for (NDArray weight : weights) {
            if (weight.getDataType().isFloating()) {
                weight.setRequiresGradient(false);
            }
        }
        if (weights.isEmpty()) {
            // A method's argument is a list of at least one tensor.
            weights.add(manager.create(0f));
        }
        return List.copyOf(weights);
    }

    /** Runs the audited program's own {@code forward}. */
    NDArray forward(NDArray images) {
        NDArray input = images.getDataType() == DataType.FLOAT32 ? images : images.toType(DataType.FLOAT32, false);
        if (!output.isWhole()) {
            NDManager owner = images.getManager();
            try (NDArray picked =
                    module.inspect("forward", List.of(Argument.tensor(input)), result -> output.pick(result, owner))) {
                // What comes out of inference mode can never take part in a recorded run; its copy can.
                return picked.getDataType() == DataType.FLOAT32
                        ? picked.duplicate()
                        : picked.toType(DataType.FLOAT32, true);
            }
        }
        NDList result = module.run("forward", false, images.getManager(), List.of(Argument.tensor(input)));
        return result.get(0).toType(DataType.FLOAT32, false);
    }

    /** Loads methods that {@link org.modelaudit.torch.program.SegmentWriter} printed. */
    TorchModule load(String segments) {
        return loader.loadSegments(segments, manager);
    }

    /** Runs a segment. */
    NDList run(TorchModule segments, String method, boolean gradients, NDManager owner, List<NDArray> values) {
        return run(segments, method, gradients, owner, weights, values);
    }

    /** Runs a segment on other weights than the program's own. */
    NDList run(
            TorchModule segments,
            String method,
            boolean gradients,
            NDManager owner,
            List<NDArray> changed,
            List<NDArray> values) {
        return segments.run(
                method, gradients, owner, List.of(Argument.list("weights", changed), Argument.list("values", values)));
    }

    ProbedProgram probe(NDArray image) {
        return ProbedProgram.run(flat, liveness, loader, weights, image);
    }

    /** The file's name without folders. */
    String file() {
        return file;
    }

    /** Waits for the digest of the file where it is not known yet. */
    ModelIdentity identity() {
        int dot = file.lastIndexOf('.');
        return new ModelIdentity(dot > 0 ? file.substring(0, dot) : file, file, digest.get(), form);
    }

    /** Shape of the logits of one picture. */
    Shape logits() {
        return logits;
    }

    FlatProgram flat() {
        return flat;
    }

    Liveness liveness() {
        return liveness;
    }

    NDManager manager() {
        return manager;
    }

    List<NDArray> weights() {
        return weights;
    }

    List<String> remarks() {
        return remarks;
    }

    @Override
    public void close() {
        module.close();
        manager.close();
        digest.await();
    }
}
