package org.modelaudit.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;

/**
 * What was measured, before it is judged: every sample's outcome of one metric.
 *
 * @param metric that was measured
 * @param results one for each sample of the set, in the set's order
 * @param seed of the bootstrap
 */
public record Finding(Metric metric, List<SampleResult> results, long seed) {

    /** Fewer values than this carry no interval: the bootstrap does not hold its level there. */
    public static final int FEWEST_FOR_INTERVAL = 10;

    public Finding {
        results = List.copyOf(results);
    }

    /** The values of the samples that have one, in the set's order. */
    public double[] values() {
        return results.stream()
                .filter(r -> r.outcome() instanceof Outcome.Value)
                .mapToDouble(r -> ((Outcome.Value) r.outcome()).value())
                .toArray();
    }

    /** Samples without a value because the metric is undefined there, counted by reason, reasons in alphabetical order. */
    public Map<String, Integer> undefined() {
        Map<String, Integer> counts = new TreeMap<>();
        for (SampleResult result : results) {
            if (result.outcome() instanceof Outcome.Undefined undefined) {
                counts.merge(undefined.reason(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Sentences of the samples that could not be measured at all, in the set's order. */
    public List<String> failures() {
        return results.stream()
                .filter(r -> r.outcome() instanceof Outcome.Failed)
                .map(r -> ((Outcome.Failed) r.outcome()).message())
                .toList();
    }

    /** Share of the samples that have no value, in [0, 1]. */
    public double shareWithoutValue() {
        // One division, so that one of twenty is 5 % and not a rounding more.
        return results.isEmpty() ? 1 : (double) (results.size() - values().length) / results.size();
    }

    /** The statistic over all values; empty if there is none. */
    public Optional<Double> estimate(Statistic statistic) {
        double[] values = values();
        return values.length == 0 ? Optional.empty() : Optional.of(statistic.of(values));
    }

    /**
     * Interval of the statistic: Wilson's for the mean of a proportion, BCa bootstrap for everything else.
     *
     * @param level confidence, in (0, 1)
     * @return empty for fewer than {@link #FEWEST_FOR_INTERVAL} values, and where they are no {@linkplain Metric#isSampled() sample}
     */
    public Optional<ConfidenceInterval> interval(Statistic statistic, double level) {
        double[] values = values();
        if (values.length < FEWEST_FOR_INTERVAL || !metric.isSampled()) {
            return Optional.empty();
        }
        return Optional.of(
                metric.isProportion() && statistic instanceof Statistic.Mean
                        ? WilsonInterval.interval(statistic.of(values), values.length, level)
                        : BcaBootstrap.interval(values, statistic, level, seed));
    }

    /**
     * Interval of the mean that holds its level wherever an audit stops, see {@link BettingInterval}.
     *
     * @param level confidence, in (0, 1)
     * @return empty for fewer than {@link #FEWEST_FOR_INTERVAL} values
     */
    Optional<ConfidenceInterval> sequentialInterval(double level) {
        double[] values = values();
        return values.length < FEWEST_FOR_INTERVAL
                ? Optional.empty()
                : Optional.of(BettingInterval.interval(values, metric.range(), level));
    }
}
