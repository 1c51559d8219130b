package org.modelaudit.torch.archive;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.ProgramException;

/**
 * How deep the values of a pickle lie in one another, and how many they are where each is counted as often as it is held. Both are
 * followed by recursion, in libtorch and here, while a pickle of a few bytes can nest as often as it is long.
 */
final class PickledNesting {

    /** Modules stand some ten deep in one another. */
    private static final int DEEPEST = 64;

    private static final long MOST_VALUES = 1_000_000;

    /** What lies in a value that has been walked over. */
    private record Extent(int depth, long values) {

        static final Extent LEAF = new Extent(0, 1);
    }

    private static final class Open {

        private final Object value;
        private final Iterator<?> parts;
        private int depth;
        private long values = 1;

        Open(Object value, Collection<?> parts) {
            this.value = value;
            this.parts = parts.iterator();
        }

        void add(Extent part) {
            depth = Math.max(depth, part.depth + 1);
            values += part.values;
        }
    }

    private PickledNesting() {}

    /**
     * @param entry that holds the value, for messages
     * @throws ProgramException if it is deeper or larger than any model, or lies in itself
     */
    static void check(String entry, @Nullable Object root) {
        IdentityHashMap<Object, Extent> known = new IdentityHashMap<>();
        Set<Object> within = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Open> open = new ArrayDeque<>();
        if (root == null) {
            return;
        }
        enter(root, open, within);
        while (!open.isEmpty()) {
            Open top = open.getFirst();
            if (!top.parts.hasNext()) {
                open.pop();
                within.remove(top.value);
                Extent extent = new Extent(top.depth, top.values);
                known.put(top.value, extent);
                if (!open.isEmpty()) {
                    open.getFirst().add(extent);
                }
            } else {
                Object part = top.parts.next();
                Extent extent = part == null ? Extent.LEAF : known.get(part);
                if (extent != null || PickledValues.parts(part).isEmpty()) {
                    top.add(extent == null ? Extent.LEAF : extent);
                } else if (within.contains(part)) {
                    throw new ProgramException(
                            "its entry '%s' holds a value that lies in itself; export it again".formatted(entry));
                } else {
                    enter(part, open, within);
                }
            }
            if (open.size() > DEEPEST || top.depth > DEEPEST || top.values > MOST_VALUES) {
                throw new ProgramException(
                        "its entry '%s' nests values more than %d deep or holds more than %d; no classifier does: export it again"
                                .formatted(entry, DEEPEST, MOST_VALUES));
            }
        }
    }

    private static void enter(Object value, Deque<Open> open, Set<Object> within) {
        within.add(value);
        open.push(new Open(value, PickledValues.parts(value)));
    }
}
