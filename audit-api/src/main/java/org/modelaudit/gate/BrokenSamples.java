package org.modelaudit.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.modelaudit.metric.Range;

/**
 * The single pictures that became so much worse that it cannot be the restlessness of the others.
 *
 * <p>A picture breaks if its loss is at least a quarter of the metric's range and above a limit that the others set. Of these take the
 * k largest changes, for better or worse, 20 at most; u is the next one, 0 if there is none, and e the mean by which the k exceed it.
 * If changes are symmetric and their tail is exponential, the largest loss exceeds {@code u + k e ((k / 2α)^(1/k) - 1)} in at most α of all
 * comparisons of equally good models: the predictive distribution of an exponential tail, Lomax's. Lighter tails exceed it more rarely.
 * Up to five pictures may break together: they are taken out of the others one after the other, so that they do not hide each other.
 * Where no other picture changed at all, the limit is half the range.
 *
 * <p>A metric of hits and misses has no hard break: one flip is the smallest change that it knows, and the mean counts them. A metric
 * without a finite range takes the spread of its values in the baseline, two standard deviations, for a quarter of it.
 */
final class BrokenSamples {

    private static final int TAIL = 20;
    private static final int MOST_TOGETHER = 5;
    private static final double HARD = 0.25;

    private BrokenSamples() {}

    /**
     * @param pairs of one metric, in any order
     * @param alpha share of comparisons of equally good models that may find any
     * @return hardest first; often none
     */
    static List<Pair> among(List<Pair> pairs, MetricScale scale, double alpha) {
        if (scale.proportion() || pairs.size() < Finding.FEWEST_FOR_INTERVAL) {
            return List.of();
        }
        double hard = hard(pairs, scale.range());
        List<Pair> worst = pairs.stream()
                .sorted(Comparator.comparingDouble(Pair::gain).thenComparing(Pair::sampleId))
                .toList();
        int broken = 0;
        for (int j = 1; j <= MOST_TOGETHER && -worst.get(j - 1).gain() >= hard; j++) {
            if (-worst.get(j - 1).gain() > limit(worst.subList(j, worst.size()), alpha, 2 * hard)) {
                broken = j;
            }
        }
        return new ArrayList<>(worst.subList(0, broken));
    }

    private static double hard(List<Pair> pairs, Range range) {
        if (range.isFinite()) {
            return HARD * (range.high() - range.low());
        }
        double[] before = pairs.stream().mapToDouble(Pair::before).toArray();
        double mean = Statistic.mean().of(before);
        double squares = Arrays.stream(before)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return 2 * Math.sqrt(squares / (before.length - 1));
    }

    private static double limit(List<Pair> others, double alpha, double otherwise) {
        double[] changes = others.stream()
                .mapToDouble(pair -> Math.abs(pair.gain()))
                .filter(change -> change > 0)
                .sorted()
                .toArray();
        if (changes.length == 0) {
            return otherwise;
        }
        int k = Math.min(TAIL, changes.length);
        double threshold = changes.length > k ? changes[changes.length - k - 1] : 0;
        double excess = 0;
        for (int i = changes.length - k; i < changes.length; i++) {
            excess += changes[i] - threshold;
        }
        return threshold + excess * (Math.pow(k / (2 * alpha), 1.0 / k) - 1);
    }
}
