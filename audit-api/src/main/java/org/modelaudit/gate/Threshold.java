package org.modelaudit.gate;

import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;

/**
 * What a metric must reach: a bound, the statistic that is held against it, and how sure we must be.
 *
 * <pre>{@code
 * atLeast(0.50)                          // the mean, as measured
 * atLeast(0.50).withConfidence(0.95)     // the whole 95 % interval of the mean
 * atLeast(0.30).onPercentile(10)         // nine samples of ten
 * atMost(0.20).onEverySample()
 * }</pre>
 *
 * @param low lower bound, inclusive; negative infinity where there is none
 * @param high upper bound, inclusive; infinity where there is none
 * @param statistic that is held against the bounds; null for every single sample
 * @param confidence level of the interval that must lie inside the bounds; null for the estimate alone
 * @param undefinedLimit largest share of samples without a value, in [0, 1]
 * @param precision half the width that the interval may have at most; null for any width
 * @param sequential whether the audit may stop as soon as the interval decides
 */
public record Threshold(
        double low,
        double high,
        @Nullable Statistic statistic,
        @Nullable Double confidence,
        double undefinedLimit,
        @Nullable Double precision,
        boolean sequential) {

    /** Confidence of an interval that is asked for without saying how sure. */
    static final double DEFAULT_LEVEL = 0.95;

    /** Share of samples that may lack a value unless {@link #allowingUndefined(double)} says otherwise. */
    public static final double DEFAULT_UNDEFINED_LIMIT = 0.05;

    public Threshold {
        if (Double.isNaN(low)
                || Double.isNaN(high)
                || low > high
                || (Double.isInfinite(low) && Double.isInfinite(high))) {
            throw new ConfigurationException(
                    "A threshold needs finite bounds in order, but got %s and %s.".formatted(low, high));
        }
        if (confidence != null && !(confidence > 0 && confidence < 1)) {
            throw new ConfigurationException(
                    "A confidence level lies between 0 and 1, such as 0.95, but got %s.".formatted(confidence));
        }
        if (confidence != null && statistic == null) {
            throw new ConfigurationException(
                    "onEverySample() leaves nothing to estimate, so withConfidence() says nothing there; remove one of them.");
        }
        if (!(undefinedLimit >= 0 && undefinedLimit < 1)) {
            throw new ConfigurationException(
                    "The share of undefined samples lies in [0, 1), but got %s.".formatted(undefinedLimit));
        }
        if (precision != null && (statistic == null || !(precision > 0))) {
            throw new ConfigurationException(
                    "withPrecision() is a positive half width of the interval of a mean or percentile; it cannot be meant for %s of %s."
                            .formatted(precision, statistic == null ? "every sample" : statistic));
        }
        if (sequential && !(statistic instanceof Statistic.Mean)) {
            throw new ConfigurationException(
                    "stoppingEarly() keeps its error rate for the mean only; remove it, or onPercentile() and onEverySample().");
        }
    }

    /** At least {@code bound}, on the mean. */
    public static Threshold atLeast(double bound) {
        return new Threshold(
                bound, Double.POSITIVE_INFINITY, Statistic.mean(), null, DEFAULT_UNDEFINED_LIMIT, null, false);
    }

    /** At most {@code bound}, on the mean. */
    public static Threshold atMost(double bound) {
        return new Threshold(
                Double.NEGATIVE_INFINITY, bound, Statistic.mean(), null, DEFAULT_UNDEFINED_LIMIT, null, false);
    }

    /** At least {@code low} and at most {@code high}, on the mean. */
    public static Threshold between(double low, double high) {
        return new Threshold(low, high, Statistic.mean(), null, DEFAULT_UNDEFINED_LIMIT, null, false);
    }

    /** The whole confidence interval of the statistic must lie inside the bounds, not the estimate alone. */
    public Threshold withConfidence(double level) {
        return new Threshold(low, high, statistic, level, undefinedLimit, precision, sequential);
    }

    /** Holds a percentile against the bounds, see {@link Statistic#percentile(double)}. */
    public Threshold onPercentile(double percent) {
        return new Threshold(
                low, high, Statistic.percentile(percent), confidence, undefinedLimit, precision, sequential);
    }

    /** Holds every single sample against the bounds. */
    public Threshold onEverySample() {
        return new Threshold(low, high, null, confidence, undefinedLimit, precision, sequential);
    }

    /**
     * How many samples may lack a value before the verdict is INCONCLUSIVE.
     *
     * @param share of all samples, in [0, 1); 0.05 unless said otherwise
     */
    public Threshold allowingUndefined(double share) {
        return new Threshold(low, high, statistic, confidence, share, precision, sequential);
    }

    /**
     * The interval must be no wider than {@code ±halfWidth}, or the verdict is INCONCLUSIVE instead of PASS. Before it
     * runs, the audit says how many samples that may need, see {@link SampleSize}. The interval is that of {@link
     * #withConfidence(double)}, 95 % unless said otherwise.
     *
     * @param halfWidth in units of the metric, positive
     */
    public Threshold withPrecision(double halfWidth) {
        return new Threshold(low, high, statistic, orDefault(), undefinedLimit, halfWidth, sequential);
    }

    /**
     * Lets the audit stop as soon as the interval lies inside or outside the bounds. It then looks at the samples in a
     * seeded random order, and the interval is a confidence sequence, which holds its level wherever one stops; it is
     * wider than one that is looked at once. Only for the mean of a metric with a finite range. The level is that of {@link
     * #withConfidence(double)}, 95 % unless said otherwise. The audit stops when all its requirements allow it.
     */
    public Threshold stoppingEarly() {
        return new Threshold(low, high, statistic, orDefault(), undefinedLimit, precision, true);
    }

    private double orDefault() {
        return confidence == null ? DEFAULT_LEVEL : confidence;
    }

    /** Whether the value lies within the bounds, both inclusive. */
    public boolean accepts(double value) {
        return value >= low && value <= high;
    }

    /**
     * Refuses a threshold that cannot be meant for this metric.
     *
     * @throws ConfigurationException for the wrong direction, or for a bound outside the metric's range
     */
    public void verifyFor(Metric metric) {
        boolean onlyLow = Double.isInfinite(high);
        boolean onlyHigh = Double.isInfinite(low);
        if (sequential && !metric.range().isFinite()) {
            throw new ConfigurationException("%s lies in %s, and stoppingEarly() needs a finite range."
                    .formatted(metric.name(), metric.range()));
        }
        if (onlyLow && metric.direction() == Direction.LOWER_IS_BETTER) {
            throw new ConfigurationException(
                    "For %s lower is better, so atLeast(%s) would reward a bad explanation; use atMost(…)."
                            .formatted(metric.name(), Numbers.plain(low)));
        }
        if (onlyHigh && metric.direction() == Direction.HIGHER_IS_BETTER) {
            throw new ConfigurationException(
                    "For %s higher is better, so atMost(%s) would reward a bad explanation; use atLeast(…)."
                            .formatted(metric.name(), Numbers.plain(high)));
        }
        if (!onlyHigh) {
            refuseOutside(metric, low);
        }
        if (!onlyLow) {
            refuseOutside(metric, high);
        }
        if ((onlyHigh || low <= metric.range().low())
                && (onlyLow || high >= metric.range().high())) {
            throw new ConfigurationException("%s lies in %s, so %s is always met and audits nothing."
                    .formatted(metric.name(), metric.range(), this));
        }
    }

    private void refuseOutside(Metric metric, double bound) {
        if (!metric.range().contains(bound)) {
            throw new ConfigurationException("%s lies in %s, so the bound %s cannot be meant; is it a percentage?"
                    .formatted(metric.name(), metric.range(), Numbers.plain(bound)));
        }
    }

    @Override
    public String toString() {
        String bounds = Double.isInfinite(high)
                ? "at least " + Numbers.plain(low)
                : Double.isInfinite(low)
                        ? "at most " + Numbers.plain(high)
                        : "between " + Numbers.plain(low) + " and " + Numbers.plain(high);
        String where = statistic == null ? " on every sample" : " on the " + statistic;
        return bounds
                + where
                + (confidence == null ? "" : " with " + Numbers.percent(confidence) + " confidence")
                + (precision == null ? "" : " to ±" + Numbers.plain(precision))
                + (sequential ? ", stopping early" : "");
    }
}
