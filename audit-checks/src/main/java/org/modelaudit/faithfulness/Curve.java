package org.modelaudit.faithfulness;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Point;
import org.modelaudit.metric.MetricCurve.Reading;

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

    /** With every height made another one. */
    Curve map(DoubleUnaryOperator height) {
        return new Curve(Arrays.stream(scores).map(height).toArray());
    }

    /**
     * As a reader sees it, the steps brought to the length 1; empty where a score is not finite.
     *
     * @param x what the steps do, a phrase
     * @param y what a score is, a phrase
     */
    Optional<MetricCurve> shown(String x, String y, Reading reading) {
        if (!Arrays.stream(scores).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        double steps = scores.length - 1;
        return Optional.of(new MetricCurve(
                x,
                y,
                reading,
                IntStream.range(0, scores.length)
                        .mapToObj(i -> new Point(i / steps, scores[i]))
                        .toList()));
    }

    /** Mean of {@code start - score} over all points, the start included (AOPC). */
    double meanDrop() {
        return scores[0] - Arrays.stream(scores).sum() / scores.length;
    }
}
