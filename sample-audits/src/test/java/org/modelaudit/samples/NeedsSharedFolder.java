package org.modelaudit.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips audits of real pretrained models, and says so, where the folder with them is absent. */
public final class NeedsSharedFolder implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Path> folder =
                context.getConfigurationParameter("modelaudit.shared").map(Path::of);
        return folder.filter(Files::isDirectory).isPresent()
                ? ConditionEvaluationResult.enabled("real models are at " + folder.get())
                : ConditionEvaluationResult.disabled(
                        "There is no folder with real models at '%s'; set -Dmodelaudit.shared=DIR to audit them."
                                .formatted(folder.map(Path::toString).orElse("(modelaudit.shared is not set)")));
    }
}
