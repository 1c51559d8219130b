package org.modelaudit.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.modelaudit.model.Labels;

/**
 * Finds the index of a class by its name. Underscores do not matter, nor does case where the list does not tell two labels
 * apart by it; of a label such as {@code tench, Tinca tinca} each part counts as a name, but less than a whole label does.
 */
final class LabelIndex {

    private final Map<String, Set<Integer>> exact = new HashMap<>();
    private final Map<String, Set<Integer>> whole = new HashMap<>();
    private final Map<String, Set<Integer>> parts = new HashMap<>();

    LabelIndex(Labels labels) {
        for (int i = 0; i < labels.names().size(); i++) {
            String label = ClassNames.spaced(labels.names().get(i));
            add(exact, label, i);
            add(whole, ClassNames.folded(label), i);
            for (String part : label.split(",", -1)) {
                add(parts, ClassNames.folded(part.strip()), i);
            }
        }
    }

    private static void add(Map<String, Set<Integer>> names, String name, int index) {
        names.computeIfAbsent(name, n -> new TreeSet<>()).add(index);
    }

    /** Every index that the name may stand for: none if it is unknown, several if it is ambiguous. */
    Set<Integer> indices(String name) {
        String spaced = ClassNames.spaced(name);
        Set<Integer> asWritten = exact.getOrDefault(spaced, Set.of());
        if (asWritten.size() == 1) {
            return asWritten;
        }
        Set<Integer> label = whole.getOrDefault(ClassNames.folded(spaced), Set.of());
        return label.size() == 1 ? label : parts.getOrDefault(ClassNames.folded(spaced), label);
    }
}
