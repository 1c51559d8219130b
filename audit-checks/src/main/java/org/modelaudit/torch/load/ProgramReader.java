package org.modelaudit.torch.load;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.archive.SavedFile;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.running.NativeProgram;
import org.modelaudit.torch.running.ProgramOrigin;
import org.modelaudit.torch.running.ProgramShapes;
import org.modelaudit.torch.running.RunningProgram;

/**
 * Makes a running program of a saved one: saved program, module, first run, running program, each made of the one before. Public for
 * {@code torch}, which opens models.
 */
public final class ProgramReader {

    private ProgramReader() {}

    /**
     * @param source what is said about the program
     * @param file that holds it
     * @param sha256 digest of the file
     * @throws org.modelaudit.torch.source.ProgramException if it is no program, or one that cannot be audited
     */
    public static RunningProgram read(ModelSource source, SavedFile file, String sha256, Device device) {
        SavedProgram saved = SavedProgram.read(file.entries(), device);
        NDManager manager = Libtorch.get().newManager(device);
        try {
            ScriptedModule module = ScriptedModule.load(saved, manager);
            OutputSelection.Wanted wanted = new OutputSelection.Wanted(
                    source.output().part(),
                    source.labels().names().size(),
                    file.outputs().isEmpty() ? saved.fields() : file.outputs());
            FirstRun firstRun = FirstRun.of(module, source.input(), wanted, file.picture());
            return running(source, OutputReading.of(firstRun, source), file, sha256);
        } catch (RuntimeException e) {
            throw Closing.after(e, manager::close);
        }
    }

    private static RunningProgram running(ModelSource source, OutputReading reading, SavedFile saidOf, String sha256) {
        ScriptedModule module = reading.firstRun().module();
        SavedProgram saved = module.saved();
        String file = String.valueOf(source.file().getFileName());
        String form = saidOf.form().isEmpty() ? ProgramForm.of(saved) : saidOf.form();
        List<String> remarks = new ArrayList<>(saidOf.remarks());
        remarks.addAll(Remarks.of(reading));
        return new RunningProgram(
                new ProgramOrigin(file, form, sha256, remarks, saidOf.aliases()),
                reading.program(),
                new ProgramShapes(source.input(), reading.classes(source.labels()), reading.output()),
                new NativeProgram(
                        module.manager(),
                        reading.whole(),
                        reading.weights(),
                        saved.entries().segments()));
    }
}
