package org.modelaudit.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.Slice;
import org.modelaudit.data.Slices;

/** In which slices of a set a sample lies: by class and by every tag, as a comparison judges them. */
final class SliceNames {

    private final Map<String, SortedSet<String>> bySample = new HashMap<>();

    SliceNames(AuditSet set) {
        for (String key : Slices.keys(set)) {
            for (Slice slice : Slices.of(set, key)) {
                slice.sampleIds()
                        .forEach(id -> bySample.computeIfAbsent(id, any -> new TreeSet<>())
                                .add(slice.name()));
            }
        }
    }

    /** In alphabetical order. */
    List<String> of(AuditSample sample) {
        SortedSet<String> names = bySample.get(sample.id());
        return names == null ? List.of() : List.copyOf(names);
    }
}
