package org.modelaudit.torch.load;

import ai.djl.Device;
import java.util.List;
import org.modelaudit.torch.archive.PackedConstants;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.archive.SavedModel;
import org.modelaudit.torch.archive.UncheckedDamage;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Flattener;
import org.modelaudit.torch.program.ProgramGuards;
import org.modelaudit.torch.program.ProgramSource;

/**
 * A program as it was saved, read and flattened before libtorch sees any of it.
 *
 * @param entries that hold it
 * @param saved the object and the constants
 * @param flat what it does
 * @param fields names of what it returns where that is a named tuple; else empty
 */
record SavedProgram(AdaptedEntries entries, SavedModel saved, FlatProgram flat, List<String> fields) {

    SavedProgram {
        fields = List.copyOf(fields);
    }

    /**
     * @param device that it is audited on
     * @throws org.modelaudit.torch.source.ProgramException if it is damaged, or no program that can be followed
     */
    static SavedProgram read(SavedEntries archive, Device device) {
        return UncheckedDamage.refused(() -> checked(archive, device));
    }

    private static SavedProgram checked(SavedEntries archive, Device device) {
        SavedModel saved = SavedModel.read(archive);
        AdaptedEntries entries = new AdaptedEntries(archive, new DeviceNames(device));
        ProgramSource source = entries.source();
        FlatProgram flat = Flattener.flatten(source, saved.top(), saved.constants());
        ProgramGuards.check(source, saved);
        return new SavedProgram(
                entries, saved, flat, source.resultFields(saved.top().type()));
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
