package org.modelaudit.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.opening.ModelFile;
import org.modelaudit.torch.archive.SavedFile;
import org.modelaudit.torch.graph.GraphProgram;
import org.modelaudit.torch.libtorch.Devices;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.libtorch.ModuleFile;
import org.modelaudit.torch.libtorch.TorchModule;
import org.modelaudit.torch.libtorch.TorchValue;
import org.modelaudit.torch.load.ProgramReader;
import org.modelaudit.torch.onnx.NotTranslated;
import org.modelaudit.torch.onnx.OnnxTranslation;
import org.modelaudit.torch.onnx.OnnxTranslator;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * An ONNX file as a program of libtorch's, with layers and gradients; public for {@code onnx}, which decides whether it is used.
 *
 * @param model of the file, if there is one; the caller closes it
 * @param obstacle why there is none, a clause that names the operator where it hangs on one
 */
public record TranslatedOnnx(Optional<AuditedModel> model, String obstacle) {

    /**
     * @param copy the file's bytes
     * @param file the same, read
     * @param channelsLast whether it takes pictures as {@code N×H×W×C}
     * @param form how the report calls the format
     * @param remarks what a reader of the report should know of the file
     * @throws org.modelaudit.error.DeviceException if the device is not there
     */
    public static TranslatedOnnx open(
            ModelSource source,
            ModelFile copy,
            OnnxFile file,
            boolean channelsLast,
            String form,
            List<String> remarks) {
        Device device = Devices.find(source.device(), Libtorch.get().gpus());
        try {
            OnnxTranslation translation = OnnxTranslator.of(file, source.input(), channelsLast);
            List<String> all = new ArrayList<>(remarks);
            all.addAll(translation.remarks());
            SavedFile saved = new SavedFile(
                    GraphProgram.of(translation.graph()),
                    form,
                    List.of(),
                    all,
                    translation.aliases(),
                    translation.outputs());
            RunningProgram program = ProgramReader.read(source, saved, copy.sha256(), device);
            return new TranslatedOnnx(Optional.of(OpenedModels.of(source, program)), "");
        } catch (NotTranslated | ProgramException e) {
            return new TranslatedOnnx(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * What the file's own tensors hold for pictures, those of them that are real numbers of each picture.
     *
     * @param tensors names of some that a node makes
     * @param images {@code N×C×H×W} on the CPU
     * @return by name, with axes in the order of the file; empty where the file has no translation
     */
    public static Map<String, float[]> tensors(
            ModelSource source, OnnxFile file, boolean channelsLast, List<String> tensors, NDArray images) {
        Libtorch libtorch = Libtorch.get();
        try (NDManager manager = libtorch.newManager(Device.cpu())) {
            OnnxTranslation translation = OnnxTranslator.of(file.returning(tensors), source.input(), channelsLast);
            GraphProgram program = GraphProgram.of(translation.graph());
            NDArray input = manager.create(images.toFloatArray(), images.getShape());
            try (TorchModule module = ModuleFile.load(manager, writer -> {
                for (String name : program.names()) {
                    writer.copy(program, name);
                }
            })) {
                return module.inspect("forward", List.of(TorchModule.Argument.tensor(input)), result -> {
                    Map<String, float[]> found = new HashMap<>();
                    if (result.isTensor()) {
                        found.put(translation.outputs().get(0), floats(result, manager));
                    } else {
                        result.parts(parts -> {
                            parts.forEach((name, part) -> found.put(name, floats(part, manager)));
                            return found;
                        });
                    }
                    return found;
                });
            }
        } catch (NotTranslated | ProgramException e) {
            return Map.of();
        }
    }

    private static float[] floats(TorchValue value, NDManager manager) {
        try (NDArray tensor = value.tensor(manager)) {
            return tensor.toType(DataType.FLOAT32, true).toFloatArray();
        }
    }

    /** Why the file has no translation, a clause that names the operator where it hangs on one; empty where it has one. */
    public static String obstacle(ModelSource source, OnnxFile file, boolean channelsLast) {
        try {
            GraphProgram.of(
                    OnnxTranslator.of(file, source.input(), channelsLast).graph());
            return "";
        } catch (NotTranslated | ProgramException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Names of the operators that are translated. */
    public static Set<String> operators() {
        return OnnxTranslator.operators();
    }

    /** Engine and device, in one line. */
    public static String place(ModelSource source) {
        return Devices.place(source.device());
    }
}
