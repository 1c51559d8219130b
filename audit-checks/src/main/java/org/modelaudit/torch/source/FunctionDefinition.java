package org.modelaudit.torch.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A free function or a method.
 *
 * @param result type of what it returns; null where the source does not say
 */
public record FunctionDefinition(
        String name, List<Parameter> parameters, @Nullable Expression result, List<Statement> body) {

    /**
     * @param type null for an untyped one
     * @param byDefault null where a caller must give it
     */
    public record Parameter(
            String name,
            @Nullable Expression type,
            @Nullable Expression byDefault) {}
}
