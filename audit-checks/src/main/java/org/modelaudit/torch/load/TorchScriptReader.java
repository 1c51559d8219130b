package org.modelaudit.torch.load;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.running.FileDigest;
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
     * @param output which of several returned values are the logits, empty for the likeliest
     * @throws org.modelaudit.torch.source.ProgramException if it is no TorchScript program, or one that cannot be audited
     */
    public static RunningProgram read(ModelSource source, String output, Device device) throws IOException {
        try (ModelArchive archive = ModelArchive.open(source.file())) {
            SavedProgram saved = SavedProgram.read(archive, device);
            NDManager manager = Libtorch.get().newManager(device);
            FileDigest digest = FileDigest.start(source.file());
            try {
                ScriptedModule module = ScriptedModule.load(saved, manager);
                OutputSelection.Wanted wanted = new OutputSelection.Wanted(
                        output, source.labels().names().size());
                FirstRun firstRun = FirstRun.of(module, source.input(), wanted);
                return running(source, OutputReading.of(firstRun, source), digest);
            } catch (RuntimeException e) {
                throw Closing.after(e, manager::close, digest::await);
            }
        }
    }

    private static RunningProgram running(ModelSource source, OutputReading reading, FileDigest digest) {
        ScriptedModule module = reading.firstRun().module();
        SavedProgram saved = module.saved();
        String file = String.valueOf(source.file().getFileName());
        return new RunningProgram(
                new ProgramOrigin(file, ProgramForm.of(saved), digest, Remarks.of(reading)),
                reading.program(),
                new ProgramShapes(source.input(), reading.classes(source.labels()), reading.output()),
                new NativeProgram(
                        module.manager(),
                        reading.whole(),
                        reading.weights(),
                        saved.entries().segments()));
    }
}
