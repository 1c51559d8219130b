package org.modelaudit.torch.exported;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.archive.SavedFile;
import org.modelaudit.torch.archive.ZipArchive;
import org.modelaudit.torch.graph.ComputationGraph;
import org.modelaudit.torch.graph.GraphProgram;

/** Reads what {@code torch.export.save} wrote. Public for {@code torch}, which opens models. */
public final class ExportedProgram implements AutoCloseable {

    private final ExportedArchive archive;
    private @Nullable KeptTensors tensors;

    private ExportedProgram(ExportedArchive archive) {
        this.archive = archive;
    }

    /** Empty where the file holds something else. */
    public static Optional<ExportedProgram> find(ZipArchive zip) {
        return ExportedArchive.find(zip).map(ExportedProgram::new);
    }

    /**
     * The program as TorchScript; its weights are read from the file when they are needed.
     *
     * @param device that it runs on, {@code cpu} or {@code cuda:0}
     * @throws org.modelaudit.torch.source.ProgramException if it is damaged, or cannot be followed
     */
    public SavedFile read(String device) {
        ProgramJson program = archive.program();
        tensors = archive.tensors();
        GraphSignature signature = program.signature();
        ComputationGraph graph = new GraphReader(program, signature, tensors, device).read();
        return new SavedFile(GraphProgram.of(graph), program.form(), program.picture(signature.input()), List.of());
    }

    @Override
    public void close() {
        if (tensors != null) {
            tensors.close();
        }
    }
}
