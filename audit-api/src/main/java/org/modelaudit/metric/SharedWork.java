package org.modelaudit.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Work on one batch that several metrics of an audit ask for, such as the scores of the masked pictures: the first to ask
 * does it, the others get what it made. Forgotten with the batch.
 */
public final class SharedWork {

    private final Map<List<Object>, Object> done = new HashMap<>();

    /**
     * What the work made, now or before.
     *
     * @param type of what is made
     * @param settings everything that decides the outcome, as values that can be compared
     * @param work makes it; may ask for other work in turn
     */
    public synchronized <T> T once(Class<T> type, List<?> settings, Supplier<T> work) {
        List<Object> key = List.of(type, List.copyOf(settings));
        Object known = done.get(key);
        if (known == null) {
            known = work.get();
            done.put(key, known);
        }
        return type.cast(known);
    }
}
