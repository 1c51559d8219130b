package org.modelaudit.torch.load;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import org.modelaudit.model.ModelSource;
import org.modelaudit.opening.ModelFile;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.running.NativeProgram;
import org.modelaudit.torch.running.ProgramOrigin;
import org.modelaudit.torch.running.ProgramShapes;
import org.modelaudit.torch.running.RunningProgram;

/**
 * Reads a TorchScript file: archive, saved program, module, first run, running program, each made of the one before. Public for
 * {@code torch}, which opens models.
 */
public final class TorchScriptReader {

    private TorchScriptReader() {}

    /**
     * @param source what is said about the program
     * @param copy its bytes
     * @throws org.modelaudit.torch.source.ProgramException if it is no TorchScript program, or one that cannot be audited
     */
    public static RunningProgram read(ModelSource source, ModelFile copy, Device device) throws IOException {
        try (ModelArchive archive = ModelArchive.open(copy.path())) {
            SavedProgram saved = SavedProgram.read(archive, device);
            NDManager manager = Libtorch.get().newManager(device);
            try {
                ScriptedModule module = ScriptedModule.load(saved, manager);
                OutputSelection.Wanted wanted = new OutputSelection.Wanted(
                        source.output().part(), source.labels().names().size());
                FirstRun firstRun = FirstRun.of(module, source.input(), wanted);
                return running(source, OutputReading.of(firstRun, source), copy.sha256());
            } catch (RuntimeException e) {
                throw Closing.after(e, manager::close);
            }
        }
    }

    private static RunningProgram running(ModelSource source, OutputReading reading, String sha256) {
        ScriptedModule module = reading.firstRun().module();
        SavedProgram saved = module.saved();
        String file = String.valueOf(source.file().getFileName());
        return new RunningProgram(
                new ProgramOrigin(file, ProgramForm.of(saved), sha256, Remarks.of(reading)),
                reading.program(),
                new ProgramShapes(source.input(), reading.classes(source.labels()), reading.output()),
                new NativeProgram(
                        module.manager(),
                        reading.whole(),
                        reading.weights(),
                        saved.entries().segments()));
    }
}
