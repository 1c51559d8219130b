package org.modelaudit.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
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

/** A program as libtorch runs it, and as a flat list of statements beside it, both on the same weights. */
final class LoadedProgram implements AutoCloseable {

    private final ModelIdentity identity;
    private final FlatProgram flat;
    private final Liveness liveness;
    private final ProgramLoader loader;
    private final NDManager manager;
    private final TorchModule module;
    private final List<NDArray> weights;
    private final List<String> remarks;
    private final OutputSelection output;

    private LoadedProgram(
            ModelIdentity identity,
            FlatProgram flat,
            ProgramLoader loader,
            NDManager manager,
            TorchModule module,
            List<NDArray> weights,
            List<String> remarks,
            OutputSelection output) {
        this.output = output;
        this.identity = identity;
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
            ProgramSource code = new ProgramSource(archive);
            FlatProgram flat = Flattener.flatten(code, saved.top(), saved.constants());
            ModelIdentity identity = identity(source.file(), ProgramForm.of(archive, flat));
            ProgramLoader loader = new ProgramLoader(archive);
            NDManager manager = Libtorch.get().engine().newBaseManager(device);
            try {
                TorchModule module = loader.loadWhole(
                        archive, saved, code.classNamed(saved.top().type()), flat, manager);
                OutputSelection output = output(source, module, wantedOutput, manager);
                FlatProgram returning = output.isWhole() ? flat : flat.returning(output.in(flat.result()));
                List<String> remarks = remarks(saved, output);
                return new LoadedProgram(
                        identity, returning, loader, manager, module, weights(module, manager), remarks, output);
            } catch (RuntimeException e) {
                manager.close();
                throw e;
            }
        }
    }

    private static OutputSelection output(ModelSource source, TorchModule module, String wanted, NDManager manager) {
        try (NDManager scope = manager.newSubManager()) {
            Argument image = Argument.tensor(ProbeImages.create(scope, source.input(), 0, 1));
            return module.inspect("forward", List.of(image), result -> OutputSelection.find(result, wanted, scope));
        }
    }

    private static List<String> remarks(SavedModel saved, OutputSelection output) {
        List<String> remarks = new ArrayList<>();
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

    private static ModelIdentity identity(Path file, String form) throws IOException {
        MessageDigest digest = WeightDigests.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return new ModelIdentity(
                dot > 0 ? name.substring(0, dot) : name, name, HexFormat.of().formatHex(digest.digest()), form);
    }

    /** Runs the audited program's own {@code forward}. */
    NDArray forward(NDArray images) {
        NDArray input = images.getDataType() == DataType.FLOAT32 ? images : images.toType(DataType.FLOAT32, false);
        if (!output.isWhole()) {
            NDManager owner = images.getManager();
            try (NDArray picked =
                    module.inspect("forward", List.of(Argument.tensor(input)), result -> output.pick(result, owner))) {
                // What comes out of inference mode can never take part in a recorded run; its copy can.
                return picked.duplicate();
            }
        }
        NDList result = module.run("forward", false, images.getManager(), List.of(Argument.tensor(input)));
        return result.get(0);
    }

    /** Loads methods that {@link org.modelaudit.torch.program.SegmentWriter} printed. */
    TorchModule load(String segments) {
        return loader.loadSegments(segments, manager);
    }

    /** Runs a segment. */
    NDList run(TorchModule segments, String method, boolean gradients, NDManager owner, List<NDArray> values) {
        return segments.run(
                method, gradients, owner, List.of(Argument.list("weights", weights), Argument.list("values", values)));
    }

    ProbedProgram probe(NDArray image) {
        return ProbedProgram.run(flat, liveness, loader, weights, image);
    }

    ModelIdentity identity() {
        return identity;
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
    }
}
