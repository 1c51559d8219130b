package org.modelaudit.onnx;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.modelaudit.error.DeviceException;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.ScoreFunction;

/**
 * Opens ONNX files with ONNX Runtime behind DJL, on the CPU. An ONNX file is a black box: it can be explained by occlusion, RISE,
 * LIME, KernelSHAP and prediction difference analysis, but has no layers to cut and no gradients.
 */
public final class OnnxRuntime implements ModelRuntime {

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
     * Opens the file for evaluation. It takes one tensor {@code N×C×H×W} or {@code N×H×W×C}; N may be free or 1. A last softmax or
     * sigmoid is passed by, so that logits are those in front of it.
     *
     * @throws ModelException if ONNX Runtime is not on the class path, or the file is not such a model
     * @throws DeviceException if a GPU is asked for
     */
    @Override
    public AuditedModel open(ModelSource source) {
        String file = String.valueOf(source.file().getFileName());
        if (!Files.isRegularFile(source.file())) {
            throw new ModelException(
                    "The model file '%s' does not exist; give the path of an ONNX file.".formatted(source.file()));
        }
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
        return open(source, file);
    }

    private static AuditedModel open(ModelSource source, String file) {
        byte[] bytes = bytes(source.file());
        OnnxOutput output = OnnxOutput.open(source, bytes, ENGINE);
        OnnxProgram program = output.program();
        try {
            ModelIdentity identity =
                    new ModelIdentity(file.substring(0, file.length() - ".onnx".length()), file, sha256(bytes), "onnx");
            String engine = ENGINE + " " + Engine.getEngine(ENGINE).getVersion();
            ScoreFunction function = new ScoreFunction(engine, Device.cpu(), output::logits, program::close);
            return BlackBox.of(identity, source.input(), source.labels(), output.classes(), function)
                    .returning(output.output(), output.remarks());
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelException("The model file '%s' cannot be read (%s).".formatted(file, e.getMessage()), e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
