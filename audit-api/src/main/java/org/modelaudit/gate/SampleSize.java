package org.modelaudit.gate;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Range;

/**
 * How many samples an interval of a stated width may need at most, before anything is measured.
 *
 * <p>For a proportion the half width of Wilson's interval is z / (2 √(n + z²)) at worst, where half of the samples hit;
 * so n = z² / 4h² - z². For the mean of another metric with values in [a, b] the standard deviation is (b - a) / 2 at most
 * (Popoviciu, 1935), so n = z² (b - a)² / 4h², for intervals that rest on the central limit theorem. Values that
 * vary less need fewer: half the deviation, a quarter of the samples.
 */
public final class SampleSize {

    private SampleSize() {}

    /**
     * Samples that are enough for {@code ±halfWidth} whatever the values turn out to be.
     *
     * @param level confidence, in (0, 1)
     * @param halfWidth in units of the metric, positive
     * @return empty for a metric without a finite range
     */
    public static OptionalInt atMost(Metric metric, double level, double halfWidth) {
        Range range = metric.range();
        if (!range.isFinite()) {
            return OptionalInt.empty();
        }
        double z = quantile(level);
        double ratio = z * (range.high() - range.low()) / (2 * halfWidth);
        double n = ratio * ratio - (metric.isProportion() ? z * z : 0);
        // A hair less, lest 384.0000000001 become 385.
        return OptionalInt.of((int) Math.max(Finding.FEWEST_FOR_INTERVAL, Math.ceil(n - 1e-9)));
    }

    /**
     * Half width that the interval of {@code n} samples has at most; the inverse of {@link #atMost}.
     *
     * @param n at least 1
     * @return infinite for a metric without a finite range
     */
    public static double halfWidth(Metric metric, double level, int n) {
        Range range = metric.range();
        double z = quantile(level);
        return range.isFinite()
                ? z * (range.high() - range.low()) / (2 * Math.sqrt(n + (metric.isProportion() ? z * z : 0)))
                : Double.POSITIVE_INFINITY;
    }

    private static double quantile(double level) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - (1 - level) / 2);
    }
}
