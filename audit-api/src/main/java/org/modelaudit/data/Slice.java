package org.modelaudit.data;

import java.util.Set;

/**
 * A part of a set that is judged by itself, see {@link Slices}.
 *
 * @param name for people, for example {@code class 'stop sign'} or {@code weather 'night'}
 * @param sampleIds ids of its samples, at least one
 */
public record Slice(String name, Set<String> sampleIds) {

    public Slice {
        sampleIds = Set.copyOf(sampleIds);
    }
}
