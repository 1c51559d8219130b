package org.modelaudit.report.figure;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import org.modelaudit.metric.MetricCurve;

/**
 * Ends of the upward axis that curves share, so that they can be compared by eye: zero and one, and farther where a point lies beyond.
 *
 * @param low at most 0
 * @param high at least 1 unless all curves are lower by far
 */
record CurveScale(double low, double high) {

    private static final double AIR = 1.05;

    /** So that a marker at 1 is whole. */
    private static final double TOP = 1.02;

    /** Below this no picture of the whole range shows anything. */
    private static final double FLAT = 0.05;

    static CurveScale of(Collection<MetricCurve> curves) {
        DoubleSummaryStatistics heights = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(MetricCurve.Point::y)
                .filter(Double::isFinite)
                .summaryStatistics();
        double low = Math.min(0, heights.getMin() * AIR);
        double largest = Math.max(heights.getMax(), -heights.getMin());
        if (largest > 0 && largest < FLAT) {
            return new CurveScale(low, Math.max(largest * AIR, 0));
        }
        return new CurveScale(low, heights.getMax() <= 1 ? TOP : heights.getMax() * AIR);
    }
}
