package org.modelaudit.report.figure;

import java.util.Arrays;
import org.modelaudit.metric.Range;

/**
 * Counts of values in bins of equal width.
 *
 * @param low left edge of the first bin
 * @param high right edge of the last bin
 * @param counts of each bin; a value on an edge belongs to the bin on its right, the last edge to the last bin
 */
@SuppressWarnings("ArrayRecordComponent")
record Histogram(double low, double high, int[] counts) {

    private static final int BINS = 25;

    /**
     * Over the whole range of the metric where that is finite, so that charts compare; else over the values and marks.
     *
     * @param marks what must be visible beside the values, such as bounds
     */
    static Histogram of(double[] values, Range range, double... marks) {
        double low = range.low();
        double high = range.high();
        if (Double.isInfinite(low) || Double.isInfinite(high)) {
            double[] all = Arrays.copyOf(values, values.length + marks.length);
            System.arraycopy(marks, 0, all, values.length, marks.length);
            double least = Arrays.stream(all).filter(Double::isFinite).min().orElse(0);
            double most = Arrays.stream(all).filter(Double::isFinite).max().orElse(1);
            double margin = most > least ? 0.05 * (most - least) : 0.5;
            low = Math.max(low, least - margin);
            high = Math.min(high, most + margin);
        }
        int[] counts = new int[BINS];
        for (double value : values) {
            counts[Math.min(BINS - 1, (int) ((value - low) / (high - low) * BINS))]++;
        }
        return new Histogram(low, high, counts);
    }

    /** The left edge of bin {@code i}; the right edge of the last one for {@code i = counts.length}. */
    double edge(int i) {
        return low + (high - low) * i / counts.length;
    }

    int largest() {
        return Arrays.stream(counts).max().orElse(0);
    }
}
