package org.modelaudit.gate;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Range;

/**
 * A bound on the mean of a metric that a model as good as the one that was measured misses in at most one of a hundred audits, each of
 * as many new pictures of the same kind, drawn independently.
 *
 * <p>It is a one-sided prediction bound for the mean Ȳ of n new values, given n old ones with mean x̄ and standard deviation s (Hahn and
 * Meeker, Statistical Intervals, 1991, section 4.8): {@code x̄ - q s √(2/n)}, and with + where lower is better. For normal
 * values q is Student's t at 99 % with n - 1 degrees of freedom. Values of a metric are rarely normal, so two things are added, both of
 * which only move the bound away from x̄:
 *
 * <ul>
 *   <li>The difference x̄ - Ȳ is symmetric, but x̄ and s of the same values hang together where these are skewed. To the first order in
 *       1/√n (Cornish and Fisher, 1938) the quantile of {@code (x̄ - Ȳ) / (s √(2/n))} is {@code z - γ z² / (2 √(2n))}, with γ the
 *       skewness; so q is t with {@code z² |γ| / (2 √(2n))} on top where the longer tail is that of the bad values.
 *   <li>A rare failure may not have shown itself yet. So s and γ are those of the values and one more, the worst that the metric's range
 *       allows.
 * </ul>
 *
 * <p>Below {@link #FEWEST} values there is no suggestion. From there on it was missed in 1 % or less, within the simulation's error, of
 * values that are flat, skewed, or fail altogether in 1 to 10 % of the pictures. A metric without a worst value has no imagined one; of
 * its values many more should be there.
 *
 * @param metric that was measured
 * @param mean of the values
 * @param interval of the mean at 95 %
 * @param bound that is suggested; beyond the metric's range, to be met by anything, where the values say too little
 * @param n how many values it rests on, and of how many pictures the next audit is assumed to be
 */
public record ThresholdSuggestion(Metric metric, double mean, ConfidenceInterval interval, double bound, int n) {

    /** Fewer values suggest nothing. */
    public static final int FEWEST = 20;

    private static final double LEVEL = 0.99;
    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(LEVEL);

    /**
     * What the values of a reference run suggest.
     *
     * @return empty for fewer than {@link #FEWEST} values
     */
    public static Optional<ThresholdSuggestion> of(Finding finding) {
        double[] values = finding.values();
        if (values.length < FEWEST) {
            return Optional.empty();
        }
        Metric metric = finding.metric();
        double mean = Statistic.mean().of(values);
        return finding.interval(Statistic.mean(), Threshold.DEFAULT_LEVEL)
                .map(interval -> new ThresholdSuggestion(metric, mean, interval, bound(values, metric), values.length));
    }

    /** The bound for so many new values as there are. */
    static double bound(double[] values, Metric metric) {
        double mean = Statistic.mean().of(values);
        double margin = margin(values, metric);
        return metric.direction() == Direction.HIGHER_IS_BETTER ? mean - margin : mean + margin;
    }

    /** How far the bound lies from the mean, at least 0. */
    private static double margin(double[] values, Metric metric) {
        boolean higher = metric.direction() == Direction.HIGHER_IS_BETTER;
        Range range = metric.range();
        double worst = higher ? range.low() : range.high();
        int n = values.length;
        double[] all = Double.isFinite(worst) ? Arrays.copyOf(values, n + 1) : values;
        if (all.length > n) {
            all[n] = worst;
        }
        Moments moments = Moments.of(all);
        double towardsBad = Math.max(0, higher ? -moments.skewness() : moments.skewness());
        double t = TDistribution.of(n - 1).inverseCumulativeProbability(LEVEL);
        double quantile = t + towardsBad * Z * Z / (2 * Math.sqrt(2.0 * n));
        return quantile * moments.deviation() * Math.sqrt(2.0 / n);
    }

    /** Whether the bound lies within the metric's range, so that a model can miss it. */
    public boolean says() {
        return bound > metric.range().low() && bound < metric.range().high();
    }

    /** As it is written in a test, rounded to three decimals away from the mean, for example {@code atLeast(0.412)}. */
    public String threshold() {
        return metric.direction() == Direction.HIGHER_IS_BETTER
                ? "atLeast(%s)".formatted(Numbers.plain(Math.floor(1000 * bound) / 1000))
                : "atMost(%s)".formatted(Numbers.plain(Math.ceil(1000 * bound) / 1000));
    }
}
