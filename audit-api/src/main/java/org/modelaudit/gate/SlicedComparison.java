package org.modelaudit.gate;

import java.util.List;

/**
 * How a metric changed on the same pictures, see {@link PairedAnalysis}.
 *
 * @param pairs the pictures that have a value both times
 * @param whole on all of them, with those that broke
 * @param slices on each part of at least ten pairs that is not the whole, in the order in which they were given
 * @param small names of the parts with fewer
 */
public record SlicedComparison(
        List<Pair> pairs, PairedComparison whole, List<SliceComparison> slices, List<String> small) {

    public SlicedComparison {
        pairs = List.copyOf(pairs);
        slices = List.copyOf(slices);
        small = List.copyOf(small);
    }

    /**
     * One part.
     *
     * @param name for people, for example {@code class 'stop sign'}
     * @param comparison on its pictures alone
     */
    public record SliceComparison(String name, PairedComparison comparison) {}
}
