package org.modelaudit.torch.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module's class, a named tuple, an interface, an enumeration or a class of the user's own.
 *
 * @param base {@code Module}, {@code NamedTuple}, {@code Interface}, {@code Enum}; empty for a plain class
 * @param fields type of each attribute, in the order of declaration
 * @param constants value of each attribute that is fixed in the source ({@code Final}), and of the lists {@code
 *     __parameters__} and {@code __buffers__}
 * @param lastLine number of the last line of its body, counted from 1
 */
public record ClassDefinition(
        String name,
        String base,
        Map<String, Expression> fields,
        Map<String, Expression> constants,
        Map<String, FunctionDefinition> methods,
        int lastLine) {

    public boolean isModule() {
        return base.equals("Module");
    }

    public @Nullable FunctionDefinition method(String method) {
        return methods.get(method);
    }
}
