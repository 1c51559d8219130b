package org.modelaudit.gate;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a metric since its baseline, or from another model to the audited one, picture by picture.
 *
 * @param baseline file of the model that the baseline was recorded of, or of the other model
 * @param before mean of the values compared with, over the pairs
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

    /** How much each pair changed, now less before; 0 where nothing but rounding did. */
    static double[] changes(List<Pair> pairs) {
        return pairs.stream()
                .mapToDouble(pair -> pair.gain() == 0 ? 0 : pair.after() - pair.before())
                .toArray();
    }

    /** How much the mean changed, now less before. */
    public double difference() {
        return after - before;
    }

    /** The pictures that became worse, most first. */
    public List<Pair> worse() {
        return movers.stream().filter(pair -> pair.gain() < 0).toList();
    }

    /** The same with an interval of its own. */
    PairedComparison with(@Nullable ConfidenceInterval other) {
        return new PairedComparison(baseline, before, after, other, movers, broken, lost, pairs);
    }

    /** Those that changed, in the order of {@link #movers()}. */
    static List<Pair> movers(List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> pair.gain() != 0)
                .sorted(Comparator.comparingDouble(Pair::gain).thenComparing(Pair::sampleId))
                .toList();
    }
}
