package org.modelaudit.units;

import java.util.List;
import org.modelaudit.data.ClassNames;

/**
 * Something that people have marked in the pictures of a set: its class, or a tag of it.
 *
 * @param name for people
 * @param names all by which the set calls it, its own among them
 */
record Concept(String name, List<String> names) {

    Concept {
        names = List.copyOf(names);
    }

    /** Whether a user means it, see {@link ClassNames}. */
    boolean isCalled(String wanted) {
        return names.stream().anyMatch(own -> ClassNames.same(own, wanted));
    }
}
