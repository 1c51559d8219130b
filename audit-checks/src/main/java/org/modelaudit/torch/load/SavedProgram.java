package org.modelaudit.torch.load;

import ai.djl.Device;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.archive.PackedConstants;
import org.modelaudit.torch.archive.SavedModel;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Flattener;
import org.modelaudit.torch.program.ProgramGuards;
import org.modelaudit.torch.program.ProgramSource;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.ProgramException;

/**
 * A TorchScript program as it was saved, read and flattened before libtorch sees any of it.
 *
 * @param entries that hold it
 * @param saved the object and the constants
 * @param type the object's class
 * @param flat what it does
 */
record SavedProgram(AdaptedEntries entries, SavedModel saved, ClassDefinition type, FlatProgram flat) {

    /**
     * @param device that it is audited on
     * @throws ProgramException if it is damaged, or no program that can be followed
     */
    static SavedProgram read(ModelArchive archive, Device device) {
        try {
            return checked(archive, device);
        } catch (StackOverflowError e) {
            throw new ProgramException("it is nested too deeply to be read; export it again", e);
        } catch (OutOfMemoryError e) {
            throw new ProgramException(
                    "reading it takes more memory than this JVM has (%d MiB); give it more with -Xmx"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20),
                    e);
        } catch (NullPointerException
                | ClassCastException
                | IndexOutOfBoundsException
                | ArithmeticException
                | IllegalArgumentException e) {
            // No such file is known; should there be one, it is damaged, and whoever has it is owed a sentence.
            throw new ProgramException(
                    "it is damaged where no check looks (%s); copy or export it again"
                            .formatted(e.getClass().getSimpleName()),
                    e);
        }
    }

    private static SavedProgram checked(ModelArchive archive, Device device) {
        SavedModel saved = SavedModel.read(archive);
        AdaptedEntries entries = new AdaptedEntries(archive, new DeviceNames(device));
        ProgramSource source = entries.source();
        FlatProgram flat = Flattener.flatten(source, saved.top(), saved.constants());
        ProgramGuards.check(source, saved);
        return new SavedProgram(entries, saved, source.classNamed(saved.top().type()), flat);
    }

    /** Whether its layers were packed for phones, which libtorch takes only where XNNPACK was built in. */
    boolean isPacked() {
        return !new PackedConstants(saved.constants()).isEmpty();
    }

    /** Full name of the top module's class. */
    String name() {
        return saved.top().type();
    }
}
