package org.modelaudit.torch.scoring;

import java.util.Optional;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.OperationKinds;

/**
 * A function of each number that oneDNN applies while it writes a convolution's result.
 *
 * @param name as oneDNN calls it
 * @param settings its numbers, as a list is written
 */
record Rectification(String name, String settings) {

    static final Rectification NONE = new Rectification("none", "");
    static final Rectification RELU = new Rectification("relu", "");

    /** What a statement applies to {@code variable}; empty where that is something else. */
    static Optional<Rectification> of(FlatStatement statement, String variable) {
        if (!ReadVariables.reads(statement, 0, variable)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (OperationKinds.simpleName(statement.operation())) {
                    case "relu", "relu_" -> RELU;
                    case "relu6", "relu6_" -> new Rectification("hardtanh", "0., 6.");
                    case "hardtanh", "hardtanh_" ->
                        statement.literalAt(1).isEmpty()
                                        || statement.literalAt(2).isEmpty()
                                ? null
                                : new Rectification("hardtanh", statement.literalAt(1) + ", " + statement.literalAt(2));
                    case "silu", "silu_" -> new Rectification("swish", "");
                    case "hardswish", "hardswish_" -> new Rectification("hardswish", "");
                    default -> null;
                });
    }
}
