package org.modelaudit.torch.program;

import java.util.Set;

/** Calls that look like functions and take a type. */
final class TypedCalls {

    static final Set<String> NAMES = Set.of("annotate", "unchecked_cast", "uninitialized", "isinstance");

    private TypedCalls() {}
}
