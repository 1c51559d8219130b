package org.modelaudit.torch.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A free function or a method.
 *
 * @param result type of what it returns; null where the source does not say
 * @param firstLine number of its first line, counted from 1
 * @param lastLine number of the last line of its body
 */
public record FunctionDefinition(
        String name,
        List<Parameter> parameters,
        @Nullable Expression result,
        List<Statement> body,
        int firstLine,
        int lastLine) {

    /**
     * @param type null for an untyped one
     * @param byDefault null where a caller must give it
     */
    public record Parameter(
            String name,
            @Nullable Expression type,
            @Nullable Expression byDefault) {}
}
