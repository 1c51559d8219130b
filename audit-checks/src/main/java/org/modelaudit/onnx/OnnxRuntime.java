package org.modelaudit.onnx;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
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
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.opening.FileRuntime;
import org.modelaudit.opening.ModelFile;
import org.modelaudit.torch.TranslatedOnnx;

/**
 * Opens ONNX files. A file whose operators are known becomes a program of libtorch's with layers and gradients, whose scores are held
 * against those of ONNX Runtime where that is on the class path. Any other is a black box that ONNX Runtime runs on the CPU: it can be
 * explained by occlusion, RISE, LIME, KernelSHAP and prediction difference analysis.
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

    @Override
    protected String place(ModelSource source) {
        String translated = TranslatedOnnx.place(source);
        return isThere() ? translated + ", " + version() : translated;
    }

    private static boolean isThere() {
        // DJL downloads what it misses unless it is told that there is no network.
        if (System.getProperty(OFFLINE) == null) {
            System.setProperty(OFFLINE, "true");
        }
        return Engine.hasEngine(ENGINE);
    }

    private static String version() {
        return ENGINE + " " + Engine.getEngine(ENGINE).getVersion();
    }

    /**
     * Opens the file for evaluation. It takes one tensor {@code N×C×H×W} or {@code N×H×W×C}; N may be free or 1. A last softmax or
     * sigmoid is passed by, so that logits are those in front of it.
     *
     * @throws DeviceException if a GPU is asked for and the file is a black box
     */
    @Override
    protected AuditedModel open(ModelSource source, ModelFile copy) {
        OnnxGraph graph = new OnnxGraph(read(copy.path()));
        ModelSource named = graph.named(source);
        boolean channelsLast = graph.hasChannelsLast(source.input().colour().channels());
        TranslatedOnnx translated = TranslatedOnnx.open(
                named, copy, graph.file(), channelsLast, graph.file().form(), remarks(copy, channelsLast));
        if (translated.model().isPresent()) {
            return compared(named, copy, graph, translated.model().get());
        }
        if (!isThere()) {
            throw new ModelException(
                    "The model file '%s' has no translation (%s), and ONNX Runtime, which would run it as a black box, is not on the class path; add the dependency 'ai.djl.onnxruntime:onnxruntime-engine' in the version of DJL that is there."
                            .formatted(source.file().getFileName(), translated.obstacle()));
        }
        return blackBox(source, copy, graph, translated.obstacle());
    }

    /** What ONNX Runtime does not run is not compared, and said. */
    private static AuditedModel compared(ModelSource source, ModelFile copy, OnnxGraph graph, AuditedModel model) {
        if (!isThere()) {
            return new RemarkedModel(
                    model,
                    "ONNX Runtime is not on the class path, so the scores of the translated file are compared with no others.");
        }
        OnnxComparison comparison;
        try {
            comparison = OnnxComparison.of(source, copy, graph, ENGINE);
        } catch (ModelException e) {
            return new RemarkedModel(
                    model,
                    "The scores of the translated file are compared with no others: %s".formatted(e.getMessage()));
        }
        try {
            comparison.checkAtOpening(model);
            return new ComparedModel(model, comparison);
        } catch (RuntimeException e) {
            comparison.close();
            model.close();
            throw e;
        }
    }

    private static AuditedModel blackBox(ModelSource source, ModelFile copy, OnnxGraph graph, String obstacle) {
        String file = String.valueOf(source.file().getFileName());
        if (!source.device().strip().toLowerCase(Locale.ROOT).matches("auto|cpu")) {
            throw new DeviceException(
                    "The ONNX model '%s' runs on the CPU, not on '%s', because it has no translation (%s); use 'auto' or 'cpu'."
                            .formatted(file, source.device(), obstacle));
        }
        OnnxOutput output = OnnxOutput.open(source, copy.path(), graph, ENGINE);
        OnnxProgram program = output.program();
        try {
            ModelIdentity identity = new ModelIdentity(
                    file.substring(0, file.length() - ".onnx".length()),
                    file,
                    copy.sha256(),
                    graph.file().form());
            ScoreFunction function = new ScoreFunction(version(), Device.cpu(), output::logits, program::close);
            List<String> remarks = new ArrayList<>(output.remarks());
            remarks.addAll(remarks(copy, false));
            remarks.add("The file has no translation with layers and gradients: %s.".formatted(obstacle));
            return BlackBox.of(identity, source.input(), source.labels(), output.classes(), function)
                    .returning(output.output(), remarks)
                    .showing(output.further(source, graph));
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    @Override
    protected List<String> beside(Path file) {
        return read(file).beside();
    }

    private static List<String> remarks(ModelFile copy, boolean channelsLast) {
        List<String> remarks = new ArrayList<>();
        if (channelsLast) {
            remarks.add(OnnxReading.CHANNELS_LAST);
        }
        if (!copy.beside().isEmpty()) {
            remarks.add(
                    "Weights lie beside the file, in %s; the digest is that of what sha256sum prints for the file and these."
                            .formatted(String.join(", ", copy.beside())));
        }
        return remarks;
    }

    /** Nothing where the file is no such thing, which ONNX Runtime says in its own words. */
    private static OnnxFile read(Path file) {
        try {
            return OnnxFile.read(file);
        } catch (IOException e) {
            return OnnxFile.NONE;
        }
    }
}
