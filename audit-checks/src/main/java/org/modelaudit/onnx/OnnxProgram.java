package org.modelaudit.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.modelaudit.error.ModelException;
import org.modelaudit.temporary.PrivateFolder;
import org.modelaudit.threads.ForwardParts;

/** One ONNX file, loaded: from pictures to all that its graph returns. */
final class OnnxProgram {

    private static final String CANNOT = "The model file '%s' cannot be audited: ";

    private final String file;
    private final Model model;
    private final boolean channelsLast;
    private final ForwardParts parts;

    private OnnxProgram(String file, Model model, boolean channelsLast, ForwardParts parts) {
        this.file = file;
        this.model = model;
        this.channelsLast = channelsLast;
        this.parts = parts;
    }

    /**
     * @param path of the file, which is read by path: DJL puts streams into temporary folders that nobody sweeps
     * @param channelsLast whether it takes pictures as {@code N×H×W×C}
     * @param parts in which pictures go through
     */
    static OnnxProgram load(Path path, boolean channelsLast, ForwardParts parts, String engine) {
        String file = String.valueOf(path.getFileName());
        // Threads share pictures and never one, see ForwardParts.
        Map<String, String> threads = Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1");
        Model model = Model.newInstance(file, Device.cpu(), engine);
        try {
            model.load(path.toAbsolutePath().getParent(), file, threads);
            return new OnnxProgram(file, model, channelsLast, parts);
        } catch (IOException | MalformedModelException e) {
            model.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String said = String.valueOf(cause.getMessage()).replace(path.toString(), file);
            throw new ModelException((CANNOT + "ONNX Runtime cannot load it (%s).").formatted(file, said), e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * The same file with further outputs.
     *
     * @param tensors that some node makes
     */
    static OnnxProgram withOutputs(
            Path path, Collection<String> tensors, boolean channelsLast, ForwardParts parts, String engine) {
        try (PrivateFolder folder = PrivateFolder.create()) {
            Path file = folder.file(String.valueOf(path.getFileName()));
            try {
                OnnxBuffer.write(path, tensors, file);
            } catch (IOException e) {
                throw PrivateFolder.cannotWrite("The model cannot be written", e);
            }
            return load(file, channelsLast, parts, engine);
        }
    }

    boolean channelsLast() {
        return channelsLast;
    }

    ModelException cannot(String why) {
        return new ModelException((CANNOT + "%s.").formatted(file, why));
    }

    /**
     * Everything that the graph returns, named as it names them, under a manager of their own that the caller closes with them.
     *
     * @param images {@code N×C×H×W}
     */
    NDList run(NDArray images) {
        NDManager scope = images.getManager().newSubManager();
        try {
            NDArray given = channelsLast ? images.transpose(0, 2, 3, 1).duplicate() : images.duplicate();
            given.attach(scope);
            return model.getBlock().forward(new ParameterStore(scope, false), new NDList(given), false);
        } catch (IllegalArgumentException | IllegalStateException | ai.djl.engine.EngineException e) {
            scope.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ModelException(
                    "The model '%s' failed on pictures of the shape %s: %s."
                            .formatted(file, images.getShape(), cause.getMessage()),
                    e);
        }
    }

    /**
     * One of the outputs as a row of numbers for each picture, {@code N×M}, which the pictures' manager owns.
     *
     * @param name of the output
     * @param oneByOne whether the file takes one picture at a time
     */
    NDArray rows(NDArray images, String name, boolean oneByOne) {
        NDManager owner = images.getManager();
        ForwardParts chosen = oneByOne ? new ForwardParts(1, parts.threads()) : parts;
        return chosen.forward(images, part -> rows(part, owner, name));
    }

    private NDArray rows(NDArray images, NDManager owner, String name) {
        return tensor(images, owner, name).reshape(images.getShape().get(0), -1);
    }

    /**
     * One of the outputs as it is, {@code N×…}, which the pictures' manager owns.
     *
     * @param oneByOne whether the file takes one picture at a time
     */
    NDArray tensor(NDArray images, String name, boolean oneByOne) {
        NDManager owner = images.getManager();
        ForwardParts chosen = oneByOne ? new ForwardParts(1, parts.threads()) : parts;
        return chosen.forward(images, part -> tensor(part, owner, name));
    }

    private NDArray tensor(NDArray images, NDManager owner, String name) {
        try (NDList outputs = run(images)) {
            NDArray output = outputs.stream()
                    .filter(o -> name.equals(o.getName()))
                    .findFirst()
                    .orElseThrow(() -> cannot("it has no output '%s'".formatted(name)));
            if (output.getDataType() != DataType.FLOAT32) {
                throw cannot("it returns %s where scores are 32-bit floats".formatted(output.getDataType()));
            }
            return owner.create(output.toFloatArray(), output.getShape());
        }
    }

    void close() {
        model.close();
    }
}
