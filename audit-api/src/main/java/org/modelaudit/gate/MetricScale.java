package org.modelaudit.gate;

import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Range;

/**
 * What must be known of a metric to tell a loss from a gain.
 *
 * @param direction which way it improves
 * @param range in which every value lies
 * @param proportion whether every value is 0 or 1
 */
public record MetricScale(Direction direction, Range range, boolean proportion) {

    /** That of a metric. */
    public static MetricScale of(Metric metric) {
        return new MetricScale(metric.direction(), metric.range(), metric.isProportion());
    }

    /** By how much a value that changed so became better, negative where it became worse. */
    public double gain(double change) {
        return direction == Direction.HIGHER_IS_BETTER ? change : 0 - change;
    }

    /** The least gain within an interval of changes. */
    double worstGain(ConfidenceInterval interval) {
        return Math.min(gain(interval.low()), gain(interval.high()));
    }

    /** The largest gain within an interval of changes. */
    double bestGain(ConfidenceInterval interval) {
        return Math.max(gain(interval.low()), gain(interval.high()));
    }
}
