package org.modelaudit.onnx;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.modelaudit.error.DeviceException;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.ScoreFunction;
import org.modelaudit.opening.FileRuntime;
import org.modelaudit.opening.ModelFile;

/**
 * Opens ONNX files with ONNX Runtime behind DJL, on the CPU. An ONNX file is a black box: it can be explained by occlusion, RISE,
 * LIME, KernelSHAP and prediction difference analysis, but has no layers to cut and no gradients.
 */
public final class OnnxRuntime extends FileRuntime {

    private static final String ENGINE = "OnnxRuntime";
    private static final String OFFLINE = "ai.djl.offline";

    @Override
    public boolean handles(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    @Override
    public String formats() {
        return "ONNX (.onnx)";
    }

    /**
     * {@inheritDoc}
     *
     * @throws DeviceException if a GPU is asked for
     */
    @Override
    protected String place(ModelSource source) {
        String file = String.valueOf(source.file().getFileName());
        if (!source.device().strip().toLowerCase(Locale.ROOT).matches("auto|cpu")) {
            throw new DeviceException("The ONNX model '%s' runs on the CPU, not on '%s'; use 'auto' or 'cpu'."
                    .formatted(file, source.device()));
        }
        // DJL downloads what it misses unless it is told that there is no network.
        if (System.getProperty(OFFLINE) == null) {
            System.setProperty(OFFLINE, "true");
        }
        if (!Engine.hasEngine(ENGINE)) {
            throw new ModelException(("The model file '%s' needs ONNX Runtime, which is not on the class path; add the"
                            + " dependency 'ai.djl.onnxruntime:onnxruntime-engine' in the version of DJL that is there.")
                    .formatted(file));
        }
        return ENGINE + " " + Engine.getEngine(ENGINE).getVersion();
    }

    /**
     * Opens the file for evaluation. It takes one tensor {@code N×C×H×W} or {@code N×H×W×C}; N may be free or 1. A last softmax or
     * sigmoid is passed by, so that logits are those in front of it.
     */
    @Override
    protected AuditedModel open(ModelSource source, ModelFile copy) {
        String file = String.valueOf(source.file().getFileName());
        OnnxOutput output = OnnxOutput.open(source, copy.path(), bytes(copy.path()), ENGINE);
        OnnxProgram program = output.program();
        try {
            ModelIdentity identity =
                    new ModelIdentity(file.substring(0, file.length() - ".onnx".length()), file, copy.sha256(), "onnx");
            ScoreFunction function = new ScoreFunction(place(source), Device.cpu(), output::logits, program::close);
            return BlackBox.of(identity, source.input(), source.labels(), output.classes(), function)
                    .returning(output.output(), remarks(output, copy));
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    @Override
    protected List<String> beside(Path copy) {
        return OnnxOutput.graph(bytes(copy)).beside();
    }

    private static List<String> remarks(OnnxOutput output, ModelFile copy) {
        List<String> remarks = new ArrayList<>(output.remarks());
        if (!copy.beside().isEmpty()) {
            remarks.add(
                    "Weights lie beside the file, in %s; the digest is that of what sha256sum prints for the file and these."
                            .formatted(String.join(", ", copy.beside())));
        }
        return remarks;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelException("The model file '%s' cannot be read (%s).".formatted(file, e.getMessage()), e);
        }
    }
}
