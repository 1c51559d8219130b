package org.modelaudit.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Pictures of which a choice keeps some samples and leaves out others: an object of a class that the chosen set has is in the picture, and
 * the set does not know. That the other classes of a picture are left out altogether, as one class's samples are chosen, splits none.
 */
final class SplitPictures {

    private SplitPictures() {}

    /** Whether there is any. */
    static boolean in(List<AuditSample> chosen, List<AuditSample> all) {
        Set<AuditSample> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(chosen);
        Set<Path> pictures = new HashSet<>();
        Set<Object> shown = new HashSet<>();
        for (AuditSample sample : chosen) {
            pictures.add(sample.file());
            shown.addAll(shown(sample));
        }
        return all.stream()
                .filter(sample -> !kept.contains(sample) && pictures.contains(sample.file()))
                .anyMatch(sample -> !Collections.disjoint(shown(sample), shown));
    }

    /** Its class by index and by name; where it has none, its tags. */
    private static Set<Object> shown(AuditSample sample) {
        Set<Object> shown = new HashSet<>();
        sample.classIndex().ifPresent(shown::add);
        if (sample.className() != null) {
            shown.add(ClassNames.key(sample.className()));
        }
        if (shown.isEmpty()) {
            sample.tags().forEach(tag -> shown.add("tag " + tag));
        }
        return shown;
    }
}
