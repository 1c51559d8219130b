package org.modelaudit.units;

import java.util.List;
import java.util.Locale;

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

    /** Whether a user means it; case, underscores and blanks at the ends make no other name. */
    boolean isCalled(String wanted) {
        return names.stream().anyMatch(own -> key(own).equals(key(wanted)));
    }

    private static String key(String name) {
        return name.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
    }
}
