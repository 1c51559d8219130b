package org.modelaudit.torch.libtorch;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.temporary.PrivateFolder;
import org.modelaudit.torch.archive.ArchiveWriter;

/**
 * Hands a program to libtorch, which reads it from a file that no one else can read and that is gone afterwards.
 *
 * <p>Public for {@code torch.load}.
 */
public final class ModuleFile {

    private ModuleFile() {}

    /** Writes the entries of a program. */
    public interface Content {
        void writeTo(ArchiveWriter writer) throws IOException;
    }

    /**
     * @param manager owner of the program's tensors; libtorch loads it on the manager's device
     * @throws org.modelaudit.error.ConfigurationException if there is no room for it in the temporary folder
     */
    public static TorchModule load(NDManager manager, Content content) {
        try (PrivateFolder folder = PrivateFolder.create()) {
            try (ArchiveWriter writer = new ArchiveWriter(folder.file("program.pt"))) {
                content.writeTo(writer);
            }
            return TorchModule.load(folder.file("program.pt"), manager);
        } catch (ClosedByInterruptException e) {
            throw new AuditInterruptedException(
                    "The audit was interrupted while its model was being loaded; run it again.");
        } catch (IOException e) {
            throw PrivateFolder.cannotWrite("The program cannot be written", e);
        }
    }
}
