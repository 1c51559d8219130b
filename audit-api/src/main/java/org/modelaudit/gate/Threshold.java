package org.modelaudit.gate;

import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;

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
 * @param comparison that the metric is held against a baseline or another model; null where bounds are given
 */
public record Threshold(
        double low,
        double high,
        @Nullable Statistic statistic,
        @Nullable Double confidence,
        double undefinedLimit,
        @Nullable Double precision,
        boolean sequential,
        @Nullable Comparison comparison) {

    /** Confidence of an interval that is asked for without saying how sure. */
    static final double DEFAULT_LEVEL = 0.95;

    /** Share of samples that may lack a value unless {@link #allowingUndefined(double)} says otherwise. */
    public static final double DEFAULT_UNDEFINED_LIMIT = 0.05;

    public Threshold {
        if (Double.isNaN(low)
                || Double.isNaN(high)
                || low > high
                || (comparison == null && Double.isInfinite(low) && Double.isInfinite(high))) {
            throw new ConfigurationException(
                    "A threshold needs finite bounds in order, but got %s and %s.".formatted(low, high));
        }
        if (comparison != null && (!(statistic instanceof Statistic.Mean) || precision != null || sequential)) {
            throw new ConfigurationException(
                    "%s compares the mean and every single picture; onPercentile(), onEverySample(), withPrecision() and stoppingEarly() say nothing there, remove them; withMargin() says what loss must be excluded."
                            .formatted(comparison.call()));
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
                bound, Double.POSITIVE_INFINITY, Statistic.mean(), null, DEFAULT_UNDEFINED_LIMIT, null, false, null);
    }

    /** At most {@code bound}, on the mean. */
    public static Threshold atMost(double bound) {
        return new Threshold(
                Double.NEGATIVE_INFINITY, bound, Statistic.mean(), null, DEFAULT_UNDEFINED_LIMIT, null, false, null);
    }

    /** At least {@code low} and at most {@code high}, on the mean. */
    public static Threshold between(double low, double high) {
        return new Threshold(low, high, Statistic.mean(), null, DEFAULT_UNDEFINED_LIMIT, null, false, null);
    }

    /**
     * No worse than the values that were recorded in the audit's baseline file, picture by picture: FAIL if the mean became worse beyond
     * chance, or that of a class or tag, or a single picture broke hard. A changed model that is as good fails in at most 5 % of all sets
     * of pictures, another share with {@link #withConfidence(double)}; the same model never does. The first run records the
     * baseline and is INCONCLUSIVE. {@code docs/statistics.md} has the rates.
     */
    public static Threshold noWorseThanBaseline() {
        return compared(new Comparison(null, null));
    }

    /**
     * No worse than another model on the same pictures: the same explainer and metric are run on that one in the same audit, and the
     * values compared picture by picture, as {@link #noWorseThanBaseline()} does with recorded ones and at the same rates. The audited
     * model, if as good, fails in at most 5 % of all sets of pictures, another share with {@link #withConfidence(double)}; held against
     * itself it never does. Before anything is explained the audit refuses, by a {@link ConfigurationException}, a model of another input,
     * number of classes or meaning of its output, one that is closed, and an explainer with other settings there, its default layer apart.
     *
     * @param other stays open until the audit has run; in a test a parameter with {@code @OtherModel}
     * @throws ConfigurationException if there is no model
     */
    public static Threshold noWorseThan(AuditedModel other) {
        if (other == null) {
            throw new ConfigurationException(
                    "noWorseThan(…) needs the model to compare with, but got null; take one as a parameter with @OtherModel.");
        }
        return compared(new Comparison(other, null));
    }

    private static Threshold compared(Comparison comparison) {
        return new Threshold(
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Statistic.mean(),
                DEFAULT_LEVEL,
                DEFAULT_UNDEFINED_LIMIT,
                null,
                false,
                comparison);
    }

    /**
     * The interval of the mean difference to the baseline or other model must exclude a loss of that much, or the verdict is INCONCLUSIVE
     * instead of PASS; a smaller one is no failure. Without a margin it is enough that no loss is shown.
     *
     * @param loss in units of the metric, above 0
     * @throws ConfigurationException on a threshold that compares nothing
     */
    public Threshold withMargin(double loss) {
        if (comparison == null) {
            throw new ConfigurationException(
                    "withMargin(%s) says how much worse than before a metric may be; here it is held against bounds, use noWorseThanBaseline() or noWorseThan(…)."
                            .formatted(Numbers.plain(loss)));
        }
        return new Threshold(
                low, high, statistic, confidence, undefinedLimit, precision, sequential, comparison.within(loss));
    }

    /** The whole confidence interval of the statistic must lie inside the bounds, not the estimate alone. */
    public Threshold withConfidence(double level) {
        return new Threshold(low, high, statistic, level, undefinedLimit, precision, sequential, comparison);
    }

    /** Holds a percentile against the bounds, see {@link Statistic#percentile(double)}. */
    public Threshold onPercentile(double percent) {
        return new Threshold(
                low,
                high,
                Statistic.percentile(percent),
                confidence,
                undefinedLimit,
                precision,
                sequential,
                comparison);
    }

    /** Holds every single sample against the bounds. */
    public Threshold onEverySample() {
        return new Threshold(low, high, null, confidence, undefinedLimit, precision, sequential, comparison);
    }

    /**
     * How many samples may lack a value before the verdict is INCONCLUSIVE.
     *
     * @param share of all samples, in [0, 1); 0.05 unless said otherwise
     */
    public Threshold allowingUndefined(double share) {
        return new Threshold(low, high, statistic, confidence, share, precision, sequential, comparison);
    }

    /**
     * The interval must be no wider than {@code ±halfWidth}, or the verdict is INCONCLUSIVE instead of PASS. Before it
     * runs, the audit says how many samples that may need, see {@link SampleSize}. The interval is that of {@link
     * #withConfidence(double)}, 95 % unless said otherwise.
     *
     * @param halfWidth in units of the metric, positive
     */
    public Threshold withPrecision(double halfWidth) {
        return new Threshold(low, high, statistic, orDefault(), undefinedLimit, halfWidth, sequential, comparison);
    }

    /**
     * Lets the audit stop as soon as the interval lies inside or outside the bounds. It then looks at the samples in a
     * seeded random order, and the interval is a confidence sequence, which holds its level wherever one stops; it is
     * wider than one that is looked at once. Only for the mean of a metric with a finite range. The level is that of {@link
     * #withConfidence(double)}, 95 % unless said otherwise. The audit stops when all its requirements allow it.
     */
    public Threshold stoppingEarly() {
        return new Threshold(low, high, statistic, orDefault(), undefinedLimit, precision, true, comparison);
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
     * @throws ConfigurationException for the wrong direction, for a bound outside the metric's range, or for an interval over what is no
     *     sample
     */
    public void verifyFor(Metric metric) {
        if (!metric.isSampled() && (confidence != null || precision != null || sequential || comparison != null)) {
            throw new ConfigurationException(
                    "The %s has one value for each of all %s, which are no sample, so there is no interval to hold against '%s'; give a bound alone, such as atLeast(…) or atMost(…).onEverySample()."
                            .formatted(metric.name(), metric.over(), this));
        }
        if (comparison != null) {
            return;
        }
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
        return over("samples");
    }

    /** In words. */
    String over(String items) {
        if (comparison != null) {
            return "no worse than " + comparison.words()
                    + (comparison.margin() == null ? "" : " within a margin of " + Numbers.plain(comparison.margin()))
                    + " with " + Numbers.percent(orDefault()) + " confidence";
        }
        String bounds = Double.isInfinite(high)
                ? "at least " + Numbers.plain(low)
                : Double.isInfinite(low)
                        ? "at most " + Numbers.plain(high)
                        : "between " + Numbers.plain(low) + " and " + Numbers.plain(high);
        String where = statistic == null ? " on every " + Items.one(items) : " on the " + statistic;
        return bounds
                + where
                + (confidence == null ? "" : " with " + Numbers.percent(confidence) + " confidence")
                + (precision == null ? "" : " to ±" + Numbers.plain(precision))
                + (sequential ? ", stopping early" : "");
    }
}
