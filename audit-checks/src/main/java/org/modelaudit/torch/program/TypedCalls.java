package org.modelaudit.torch.program;

import java.util.Set;

/** Calls that look like functions and take a type. */
final class TypedCalls {

    private static final Set<String> OF_VALUES = Set.of("annotate", "unchecked_cast", "isinstance");

    private TypedCalls() {}

    static boolean takesType(String name, int arguments) {
        return (OF_VALUES.contains(name) && arguments == 2) || (name.equals("uninitialized") && arguments == 1);
    }
}
