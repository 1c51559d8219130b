package org.modelaudit.torch;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputSpecification;
import org.modelaudit.opening.FileRuntime;
import org.modelaudit.opening.ModelFile;
import org.modelaudit.torch.libtorch.Devices;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * Opens what {@code torch.export.save} and {@code torch.jit.save} write, with libtorch behind DJL's PyTorch engine: exported programs,
 * and TorchScript, traced, scripted or frozen. Which of them a file is, its content says.
 */
public final class TorchRuntime extends FileRuntime {

    private static final String EXPORTED = "pt2";
    private static final List<String> TORCHSCRIPT = List.of("pt", "pth", "ts", "jit", "torchscript");

    private final String output;

    /** Reads the output as the source says, see {@link org.modelaudit.model.OutputSpecification}. */
    public TorchRuntime() {
        this("");
    }

    /**
     * @param output which of several returned values is read where the source names none: an index in a tuple or list, a key in a
     *     dictionary
     */
    public TorchRuntime(String output) {
        this.output = output;
    }

    @Override
    public boolean handles(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return extension.equals(EXPORTED) || TORCHSCRIPT.contains(extension);
    }

    @Override
    public String formats() {
        return "torch.export archives (.%s) and TorchScript (.%s)".formatted(EXPORTED, String.join(", .", TORCHSCRIPT));
    }

    /**
     * Opens the file for evaluation. libtorch sees it only after every entry has been checked.
     *
     * @throws ModelException if it is no such program, a damaged or hostile one, or one that cannot be audited
     *     (quantized, several inputs, no logits); the message says which and what to do
     * @throws org.modelaudit.error.DeviceException if the device is not there
     */
    @Override
    public AuditedModel open(ModelSource source) {
        OutputSpecification said = source.output();
        return super.open(said.part().isEmpty() ? source.withOutput(said.part(output)) : source);
    }

    @Override
    protected String place(ModelSource source) {
        return Devices.place(source.device());
    }

    @Override
    protected AuditedModel open(ModelSource source, ModelFile copy) {
        RunningProgram program = read(source, copy);
        try {
            return OpenedModels.of(source, program);
        } catch (ProgramException e) {
            throw refused(source, e);
        }
    }

    private static ModelException refused(ModelSource source, ProgramException why) {
        return new ModelException(
                "The model file '%s' cannot be audited: %s."
                        .formatted(source.file().getFileName(), why.getMessage()),
                why);
    }

    /** The program that {@link #open} makes a model of; the caller closes it. */
    RunningProgram read(ModelSource source, ModelFile copy) {
        try {
            Device device = Devices.find(source.device(), Libtorch.get().gpus());
            return ProgramFile.read(source, copy, device);
        } catch (ProgramException e) {
            throw refused(source, e);
        } catch (IOException e) {
            throw new ModelException(
                    "The model file '%s' cannot be read (%s).".formatted(source.file(), e.getMessage()), e);
        }
    }
}
