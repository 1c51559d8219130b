package org.modelaudit.torch;

import ai.djl.Device;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.modelaudit.model.ModelSource;
import org.modelaudit.opening.ModelFile;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.archive.SavedFile;
import org.modelaudit.torch.archive.UncheckedDamage;
import org.modelaudit.torch.archive.ZipArchive;
import org.modelaudit.torch.exported.ExportedProgram;
import org.modelaudit.torch.libtorch.Devices;
import org.modelaudit.torch.load.ProgramReader;
import org.modelaudit.torch.running.RunningProgram;

/** Finds by a file's content, whatever it is called, which reader knows it, and has that one read it. */
final class ProgramFile {

    private ProgramFile() {}

    /**
     * @param copy the file's bytes
     * @throws org.modelaudit.torch.source.ProgramException if it is no program, or one that cannot be audited
     */
    static RunningProgram read(ModelSource source, ModelFile copy, Device device) throws IOException {
        try (ZipArchive zip = ZipArchive.open(copy.path())) {
            Optional<ExportedProgram> exported = UncheckedDamage.refused(() -> ExportedProgram.find(zip));
            if (exported.isEmpty()) {
                return ProgramReader.read(
                        source, new SavedFile(ModelArchive.in(zip), "", List.of(), List.of()), copy.sha256(), device);
            }
            try (ExportedProgram program = exported.get()) {
                SavedFile saved = UncheckedDamage.refused(() -> program.read(Devices.name(device)));
                return ProgramReader.read(source, saved, copy.sha256(), device);
            }
        }
    }
}
