package org.modelaudit.gate;

import java.util.Arrays;

/** The one number that stands for all samples. */
public sealed interface Statistic {

    /** Arithmetic mean. */
    static Statistic mean() {
        return new Mean();
    }

    /**
     * The value below which {@code percent} of the samples lie, interpolated linearly between neighbours (type 7 of
     * Hyndman and Fan, 1996; what NumPy and R give by default).
     *
     * @param percent in [0, 100]
     */
    static Statistic percentile(double percent) {
        return new Percentile(percent);
    }

    /**
     * The statistic of at least one value.
     *
     * @param values in any order; not changed
     */
    double of(double[] values);

    /**
     * The statistic without each of the values in turn, in their order; at least two.
     *
     * @param values not changed
     */
    double[] leaveOneOut(double[] values);

    /** Arithmetic mean. */
    record Mean() implements Statistic {
        @Override
        public double of(double[] values) {
            return Arrays.stream(values).sum() / values.length;
        }

        @Override
        public double[] leaveOneOut(double[] values) {
            double sum = Arrays.stream(values).sum();
            return Arrays.stream(values)
                    .map(value -> (sum - value) / (values.length - 1))
                    .toArray();
        }

        @Override
        public String toString() {
            return "mean";
        }
    }

    /** A percentile, see {@link Statistic#percentile(double)}. */
    record Percentile(double percent) implements Statistic {
        public Percentile {
            if (!(percent >= 0 && percent <= 100)) {
                throw new IllegalArgumentException("A percentile lies in [0, 100], but got " + percent + ".");
            }
        }

        @Override
        public double of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double position = percent / 100 * (sorted.length - 1);
            int lower = (int) Math.floor(position);
            int upper = Math.min(lower + 1, sorted.length - 1);
            return sorted[lower] + (position - lower) * (sorted[upper] - sorted[lower]);
        }

        /** Of the sorted values but one: those behind it move up by a place. */
        @Override
        public double[] leaveOneOut(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double position = percent / 100 * (sorted.length - 2);
            int lower = (int) Math.floor(position);
            int upper = Math.min(lower + 1, sorted.length - 2);
            double[] leftOut = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                int place = Arrays.binarySearch(sorted, values[i]);
                double low = sorted[lower < place ? lower : lower + 1];
                double high = sorted[upper < place ? upper : upper + 1];
                leftOut[i] = low + (position - lower) * (high - low);
            }
            return leftOut;
        }

        @Override
        public String toString() {
            return "percentile " + Numbers.plain(percent);
        }
    }
}
