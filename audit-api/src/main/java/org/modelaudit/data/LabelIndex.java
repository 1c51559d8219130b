package org.modelaudit.data;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.modelaudit.model.Labels;

/**
 * Finds the index of a class by its name. Case and underscores do not matter; of a label such as {@code tench, Tinca
 * tinca} each part counts as a name, but less than a whole label does.
 */
final class LabelIndex {

    private final Map<String, Set<Integer>> whole = new HashMap<>();
    private final Map<String, Set<Integer>> parts = new HashMap<>();

    LabelIndex(Labels labels) {
        for (int i = 0; i < labels.names().size(); i++) {
            String label = labels.names().get(i);
            whole.computeIfAbsent(normal(label), n -> new TreeSet<>()).add(i);
            for (String part : label.split(",", -1)) {
                parts.computeIfAbsent(normal(part), n -> new TreeSet<>()).add(i);
            }
        }
    }

    /** Every index that the name may stand for: none if it is unknown, several if it is ambiguous. */
    Set<Integer> indices(String name) {
        String normal = normal(name);
        Set<Integer> exact = whole.getOrDefault(normal, Set.of());
        return exact.size() == 1 ? exact : parts.getOrDefault(normal, exact);
    }

    private static String normal(String name) {
        return name.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
    }
}
