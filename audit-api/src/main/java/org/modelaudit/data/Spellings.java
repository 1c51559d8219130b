package org.modelaudit.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One spelling for each class name of a set, the first in the alphabet of those that the file has. */
final class Spellings {

    private final Map<String, TreeSet<String>> byKey = new TreeMap<>();

    /** Remarks names that are written in several ways. */
    Spellings(List<Annotation> rows, Remarks remarks) {
        for (Annotation row : rows) {
            String name = row.className();
            if (name != null) {
                byKey.computeIfAbsent(ClassNames.key(name), k -> new TreeSet<>())
                        .add(name);
            }
        }
        byKey.values().stream()
                .filter(names -> names.size() > 1)
                .forEach(names -> remarks.add(
                        Remarks.Kind.SPELLING,
                        "The class '%s' is written in several ways (%s), which count as one."
                                .formatted(names.first(), String.join(", ", names))));
    }

    /** The set's own spelling of a name; null for null. */
    @Nullable
    String of(@Nullable String name) {
        TreeSet<String> names = name == null ? null : byKey.get(ClassNames.key(name));
        return names == null ? name : names.first();
    }
}
