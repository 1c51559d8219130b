package org.modelaudit.torch;

import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OneByOneModel;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.running.RunningProgram;

/** Makes models of running programs. */
final class OpenedModels {

    private OpenedModels() {}

    /**
     * @param program that the model closes; closed where this fails
     * @throws org.modelaudit.torch.source.ProgramException if the program's answers are drawn by chance
     */
    static AuditedModel of(ModelSource source, RunningProgram program) {
        try {
            TorchModel model = new TorchModel(source.labels(), program);
            String alone = model.aloneBecause();
            return alone.isEmpty()
                    ? model
                    : OneByOneModel.of(
                            model, "Pictures go through the program one by one, because %s.".formatted(alone));
        } catch (RuntimeException e) {
            throw Closing.after(e, program::close);
        }
    }
}
