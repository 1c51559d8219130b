package org.modelaudit.torch.load;

import ai.djl.Device;
import org.modelaudit.torch.archive.ModelArchive;
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
        SavedModel saved = SavedModel.read(archive);
        AdaptedEntries entries = new AdaptedEntries(archive, new DeviceNames(device));
        ProgramSource source = entries.source();
        FlatProgram flat = Flattener.flatten(source, saved.top(), saved.constants());
        ProgramGuards.check(source, saved);
        return new SavedProgram(entries, saved, source.classNamed(saved.top().type()), flat);
    }

    /** Full name of the top module's class. */
    String name() {
        return saved.top().type();
    }
}
