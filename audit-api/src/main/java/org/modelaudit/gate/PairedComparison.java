package org.modelaudit.gate;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a metric since its baseline, picture by picture.
 *
 * @param baseline model that the baseline was recorded of
 * @param before mean of the baseline over the pairs
 * @param after mean now over the pairs
 * @param interval of the mean of the differences, now less before; null for fewer than ten pairs
 * @param movers the pictures that changed, what became worse most first, what became better most last
 * @param broken the pictures that broke hard, hardest first
 * @param lost ids of the pictures that had a value and have none now
 * @param pairs how many pictures have a value both times
 */
public record PairedComparison(
        String baseline,
        double before,
        double after,
        @Nullable ConfidenceInterval interval,
        List<Pair> movers,
        List<Pair> broken,
        List<String> lost,
        int pairs) {

    public PairedComparison {
        movers = List.copyOf(movers);
        broken = List.copyOf(broken);
        lost = List.copyOf(lost);
    }

    /** How much the mean changed, now less before. */
    public double difference() {
        return after - before;
    }

    /** The pictures that became worse, most first. */
    public List<Pair> worse() {
        return movers.stream().filter(pair -> pair.gain() < 0).toList();
    }

    /** Those that changed, in the order of {@link #movers()}. */
    static List<Pair> movers(List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> pair.gain() != 0)
                .sorted(Comparator.comparingDouble(Pair::gain).thenComparing(Pair::sampleId))
                .toList();
    }
}
