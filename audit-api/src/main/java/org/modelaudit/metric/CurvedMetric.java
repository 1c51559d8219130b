package org.modelaudit.metric;

import java.util.List;
import java.util.Optional;

/**
 * A metric that reads its number off a curve and can show it. Implement it beside {@link Metric} and reports draw the curves of the few
 * pictures that they show; nobody asks for those of all.
 */
public interface CurvedMetric extends Metric {

    /**
     * The curves behind what {@link #measure} answers for the same measurement, made in the same way, so that {@link MetricCurve#value()}
     * is the sample's number but for rounding.
     *
     * @return one for each sample, in order; empty where the sample has no value
     */
    List<Optional<MetricCurve>> curves(Measurement measurement);
}
