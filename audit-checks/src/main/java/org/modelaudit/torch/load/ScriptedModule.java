package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.libtorch.ModuleFile;
import org.modelaudit.torch.libtorch.TorchModule;
import org.modelaudit.torch.program.ProgramSource;
import org.modelaudit.torch.program.Weight;

/**
 * A saved program as libtorch has loaded it, with a method more, which returns its weights.
 *
 * @param manager owner of its tensors
 */
record ScriptedModule(SavedProgram saved, NDManager manager, TorchModule module) {

    private static final String WEIGHTS = "modelaudit_weights";

    static ScriptedModule load(SavedProgram saved, NDManager manager) {
        AdaptedEntries entries = saved.entries();
        ModelArchive archive = entries.archive();
        String top = ProgramSource.entry(saved.name());
        TorchModule module = ModuleFile.load(manager, writer -> {
            for (String name : entries.names()) {
                if (name.equals(top)) {
                    writer.add(name, withWeightsMethod(entries.text(name), saved));
                } else if (AdaptedEntries.isSource(name)) {
                    writer.add(name, entries.text(name));
                } else {
                    writer.copy(archive, name);
                }
            }
        });
        return new ScriptedModule(saved, manager, module);
    }

    private static String withWeightsMethod(String source, SavedProgram saved) {
        List<String> lines = new ArrayList<>(Arrays.asList(source.split("\n", -1)));
        List<String> reads = new ArrayList<>();
        for (Weight weight : saved.flat().weights()) {
            reads.add(
                    weight.isConstant()
                            ? weight.inTopModule()
                            : "unchecked_cast(Tensor, " + weight.inTopModule() + ")");
        }
        lines.add(
                saved.type().lastLine(),
                "  def " + WEIGHTS + "(self: " + saved.name()
                        + ") -> List[Tensor]:\n    return annotate(List[Tensor], [" + String.join(", ", reads) + "])");
        return String.join("\n", lines);
    }

    /** In the order of the flat program, in the storage that the module reads. */
    List<NDArray> weights() {
        List<NDArray> weights = new ArrayList<>(module.run(WEIGHTS, false, manager, List.of()));
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
