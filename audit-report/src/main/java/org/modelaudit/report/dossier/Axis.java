package org.modelaudit.report.dossier;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.RecordedVerdict.RecordedThreshold;

/**
 * What a figure shows from its left edge to its right.
 *
 * @param low value at the left
 * @param high value at the right, greater
 */
record Axis(double low, double high) {

    /** Kept free on either side of what has no end of its own. */
    private static final double PADDING = 0.05;

    private static final double WHOLE = 100;

    /** The metric's range; where that has no end, as far as there are values, bounds and intervals. */
    static Axis of(RecordedVerdict verdict) {
        RecordedMetric metric = verdict.metric();
        RecordedThreshold threshold = verdict.threshold();
        Span span = new Span();
        span.add(verdict.values().values());
        span.add(threshold.low());
        span.add(threshold.high());
        span.add(verdict.measured().interval());
        span.add(verdict.measured().estimate());
        Axis seen = span.axis();
        return new Axis(
                        metric.low() == null ? seen.low : metric.low(),
                        metric.high() == null ? seen.high : metric.high())
                .checked(seen);
    }

    /** As far to the left of zero as to its right. */
    static Axis around(RecordedInterval interval, double margin) {
        double reach = Math.max(margin, Math.max(Math.abs(interval.low()), Math.abs(interval.high())));
        double wide = reach == 0 ? 1 : reach * (1 + 2 * PADDING);
        return new Axis(-wide, wide);
    }

    /** A record may say anything. */
    private Axis checked(Axis otherwise) {
        return low < high && Double.isFinite(high - low) ? this : otherwise;
    }

    /** How far from the left a value lies, in percent of the width; what lies outside is at the edge. */
    double place(double value) {
        return Math.min(WHOLE, Math.max(0, WHOLE * (value - low) / (high - low)));
    }

    /** A style from one value to another. */
    String from(double left, double right) {
        double start = place(left);
        return "left:%s;width:%s".formatted(percent(start), percent(Math.max(0, place(right) - start)));
    }

    static String percent(double number) {
        return String.format(Locale.ROOT, "%.2f%%", number);
    }

    /** The values that must be seen. */
    private static final class Span {
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;

        void add(Collection<Double> values) {
            values.forEach(this::add);
        }

        void add(@Nullable RecordedInterval interval) {
            if (interval != null) {
                add(interval.low());
                add(interval.high());
            }
        }

        void add(@Nullable Double value) {
            if (value != null && Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }

        Axis axis() {
            if (least > most) {
                return new Axis(0, 1);
            }
            double width = most - least;
            double room = width > 0 && Double.isFinite(width) ? width * PADDING : Math.max(1, Math.abs(most)) / 2;
            return new Axis(least - room, most + room);
        }
    }
}
