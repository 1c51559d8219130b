package org.modelaudit.similarity;

import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing the mean of theirs. */
record Spearman() implements CorrelationFormula, OrderFormula {

    @Override
    public double between(double[] first, double[] second) {
        return new PearsonsCorrelation().correlation(ranks(first), ranks(second));
    }

    /**
     * Each value's rank, counted from 1 at the smallest; both zeros are one value. Looked up in a sorted copy, since maps are ranked
     * thousands of times and values that carry their place along are objects.
     */
    static double[] ranks(double[] values) {
        double[] sorted = Arrays.stream(values).map(Spearman::oneZero).sorted().toArray();
        double[] shared = shared(sorted);
        return Arrays.stream(values)
                .map(value -> shared[Arrays.binarySearch(sorted, oneZero(value))])
                .toArray();
    }

    /** The rank at each place of the sorted values. */
    private static double[] shared(double[] sorted) {
        double[] ranks = new double[sorted.length];
        int start = 0;
        while (start < sorted.length) {
            int end = start + 1;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            Arrays.fill(ranks, start, end, (start + 1 + end) / 2.0);
            start = end;
        }
        return ranks;
    }

    private static double oneZero(double value) {
        return value + 0.0;
    }
}
