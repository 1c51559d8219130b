package org.modelaudit.torch;

/** How far numbers are from those that are expected. */
public final class Differences {

    private Differences() {}

    /** Largest absolute difference over the largest expected number where that is above 1. */
    static double ofLogits(float[] expected, float[] found) {
        return largest(expected, found) / scale(expected, 1);
    }

    /** Largest absolute difference over the largest expected number. */
    public static double relative(float[] expected, float[] found) {
        return largest(expected, found) / scale(expected, 1e-30);
    }

    private static double scale(float[] expected, double least) {
        double largest = least;
        for (float value : expected) {
            largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        return largest;
    }

    private static double largest(float[] expected, float[] found) {
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            // Two infinities, or two that are no number, are the same.
            boolean same = Float.compare(expected[i], found[i]) == 0;
            double here = same ? 0 : Math.abs(expected[i] - found[i]);
            difference = Double.isNaN(here) ? Double.POSITIVE_INFINITY : Math.max(difference, here);
        }
        return difference;
    }
}
