package org.modelaudit.equivalence;

import org.modelaudit.metric.Outcome;

/** The largest difference of two rows of numbers, relative to the largest number of the first. */
final class LargestDifference {

    private LargestDifference() {}

    static Outcome of(float[] own, float[] others, int from, int count) {
        double largest = 0;
        double difference = 0;
        for (int i = from; i < from + count; i++) {
            if (!Float.isFinite(own[i]) || !Float.isFinite(others[i])) {
                return Outcome.undefined("a number of one of the two is not finite");
            }
            largest = Math.max(largest, Math.abs((double) own[i]));
            difference = Math.max(difference, Math.abs((double) own[i] - others[i]));
        }
        return Outcome.value(difference == 0 ? 0 : difference / Math.max(largest, Float.MIN_NORMAL));
    }
}
