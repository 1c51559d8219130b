package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.torch.archive.PackedConstants;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.libtorch.ModuleFile;
import org.modelaudit.torch.libtorch.NativeMessage;
import org.modelaudit.torch.libtorch.TorchModule;
import org.modelaudit.torch.source.ProgramException;

/**
 * A saved program as libtorch has loaded it, with a method more, which returns its weights.
 *
 * @param manager owner of its tensors
 * @param leftOut why libtorch does not compile what the program never comes to; empty where it runs as it was saved
 */
record ScriptedModule(SavedProgram saved, NDManager manager, TorchModule module, String leftOut) {

    static ScriptedModule load(SavedProgram saved, NDManager manager) {
        if (saved.isPacked()) {
            return reduced(saved, manager, "");
        }
        try {
            return load(new ProgramText(saved, false), manager, "");
        } catch (ProgramException e) {
            return reduced(saved, manager, NativeMessage.whyNotCompiled(e).orElseThrow(() -> e));
        }
    }

    private static ScriptedModule reduced(SavedProgram saved, NDManager manager, String leftOut) {
        try {
            return load(new ProgramText(saved, true), manager, leftOut);
        } catch (ProgramException e) {
            String why = NativeMessage.whyNotCompiled(e).orElseThrow(() -> e);
            throw new ProgramException(
                    "%s, the engine of an audit, does not compile it (%s); export the model without that"
                            .formatted(Libtorch.get().nameAndVersion(), why),
                    e);
        }
    }

    private static ScriptedModule load(ProgramText text, NDManager manager, String leftOut) {
        AdaptedEntries entries = text.saved().entries();
        SavedEntries archive = entries.archive();
        TorchModule module = ModuleFile.load(manager, writer -> {
            for (String name : entries.names()) {
                if (AdaptedEntries.isSource(name)) {
                    writer.add(name, text.of(name));
                } else if (name.equals("constants.pkl") && text.saved().isPacked()) {
                    writer.add(name, new PackedConstants(text.saved().saved().constants()).pickle());
                } else {
                    writer.copy(archive, name);
                }
            }
        });
        return new ScriptedModule(text.saved(), manager, module, leftOut);
    }

    /** In the order of the flat program, in the storage that the module reads. */
    List<NDArray> weights() {
        return weights(module, manager);
    }

    /** The same of a module that was loaded or copied. */
    static List<NDArray> weights(TorchModule module, NDManager manager) {
        List<NDArray> weights = new ArrayList<>(module.run(ProgramText.WEIGHTS, false, manager, List.of()));
        for (NDArray weight : weights) {
            if (weight.getDataType().isFloating()) {
                weight.setRequiresGradient(false);
            }
        }
        if (weights.isEmpty()) {
            // A method's argument is a list of at least one tensor.
            weights.add(manager.create(0f));
        }
        return List.copyOf(weights);
    }
}
