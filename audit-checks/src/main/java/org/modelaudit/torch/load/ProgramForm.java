package org.modelaudit.torch.load;

import java.util.List;
import org.modelaudit.torch.program.Weight;

/** Tells how a program was exported, from what it left in the file. */
final class ProgramForm {

    private ProgramForm() {}

    static String of(SavedProgram program) {
        List<Weight> weights = program.flat().weights();
        if (!weights.isEmpty() && weights.stream().allMatch(Weight::isConstant)) {
            return "frozen";
        }
        // Scripting keeps a layer's settings as Final attributes; tracing keeps nothing but what was computed.
        AdaptedEntries entries = program.entries();
        boolean scripted = entries.names().stream()
                .filter(AdaptedEntries::isSource)
                .anyMatch(name -> entries.text(name).contains(" : Final["));
        return scripted ? "scripted" : "traced";
    }
}
