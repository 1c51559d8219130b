package org.modelaudit.torch;

import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Weight;

/** Tells how a program was exported, from what it left in the file. */
final class ProgramForm {

    private ProgramForm() {}

    static String of(ModelArchive archive, FlatProgram program) {
        boolean onlyConstants =
                !program.weights().isEmpty() && program.weights().stream().allMatch(Weight::isConstant);
        if (onlyConstants) {
            return "frozen";
        }
        // Scripting keeps a layer's settings as Final attributes; tracing keeps nothing but what was computed.
        for (String name : archive.names()) {
            if (name.startsWith("code/")
                    && name.endsWith(".py")
                    && archive.text(name).contains(" : Final[")) {
                return "scripted";
            }
        }
        return "traced";
    }
}
