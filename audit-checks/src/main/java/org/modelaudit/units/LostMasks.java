package org.modelaudit.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.DataException;
import org.modelaudit.gate.Threshold;

/**
 * Masks that say nothing of where their concept is. A few are remarked, as of pictures that cannot be read; more would make it another
 * set, in which a concept that is there counts as not there.
 */
final class LostMasks {

    /** Why a mask says nothing. */
    enum Cause {
        UNREADABLE("cannot be read"),
        EMPTY("hold no pixel"),
        MISSING("are missing");

        private final String does;

        Cause(String does) {
            this.does = does;
        }
    }

    private final Map<Cause, List<String>> sentences = new LinkedHashMap<>();

    void add(Cause cause, String sentence) {
        sentences.computeIfAbsent(cause, any -> new ArrayList<>()).add(sentence);
    }

    void addAll(LostMasks others) {
        others.sentences.forEach((cause, some) -> some.forEach(sentence -> add(cause, sentence)));
    }

    /**
     * Verifies that there are only a few of them.
     *
     * @throws DataException if there are more than a set may lack
     */
    void verifyFew(AuditSet set) {
        int all = count();
        if (all > Threshold.DEFAULT_UNDEFINED_LIMIT * set.size()) {
            throw new DataException("%d masks of the %d samples of '%s' %s, such as: %s"
                    .formatted(all, set.size(), set.name(), does(), example()));
        }
    }

    /** What to say of them; empty where there are none. */
    Optional<String> remark() {
        return sentences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%d masks were left out because they %s, such as: %s".formatted(count(), does(), example()));
    }

    private int count() {
        return sentences.values().stream().mapToInt(List::size).sum();
    }

    private String does() {
        return String.join(
                " or ", sentences.keySet().stream().map(cause -> cause.does).toList());
    }

    private String example() {
        return sentences.values().iterator().next().get(0);
    }
}
