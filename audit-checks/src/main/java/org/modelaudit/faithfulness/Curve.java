package org.modelaudit.faithfulness;

import java.util.Arrays;

/**
 * Scores along the steps of a replacement, the unchanged picture first.
 *
 * @param scores at least two
 */
@SuppressWarnings("ArrayRecordComponent")
record Curve(double[] scores) {

    /** A curve that begins with one score and goes on with the others. */
    static Curve of(double start, double[] rest) {
        double[] all = new double[rest.length + 1];
        all[0] = start;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return new Curve(all);
    }

    /** Area under the curve by the trapezoidal rule, the steps brought to the length 1: the mean height of the curve. */
    double area() {
        double ends = (scores[0] + scores[scores.length - 1]) / 2;
        return (Arrays.stream(scores).sum() - ends) / (scores.length - 1);
    }

    /** Mean of {@code start - score} over all points, the start included (AOPC). */
    double meanDrop() {
        return scores[0] - Arrays.stream(scores).sum() / scores.length;
    }
}
