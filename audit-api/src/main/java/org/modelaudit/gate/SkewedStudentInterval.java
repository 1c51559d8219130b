package org.modelaudit.gate;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Interval for the mean of differences: Student's t, widened on the side of the longer tail.
 *
 * <p>{@code x̄ ± s/√n (t + max(0, ±γ) (1 + 2z²) / (6√n))}, with t and z the quantiles of Student's distribution and the normal one at
 * (1 + level)/2 and γ the skewness; the second term is the first-order correction of Johnson (Journal of the American Statistical Association
 * 73, 1978) and Hall (1992), used only where it widens.
 *
 * <p>Differences of a pair that is equally good are symmetric, and then t keeps its level down to ten of them, ties and all, and far
 * out in the tails, where a slice among many is judged; the bootstrap does not. What no interval can know is a rare large
 * difference that the sample does not hold; {@code docs/statistics.md} has the figures.
 */
final class SkewedStudentInterval {

    private SkewedStudentInterval() {}

    /**
     * @param values at least two
     * @param level confidence, in (0, 1)
     * @param leastDeviation standard deviation that is taken where that of the values is smaller: few values may show too little of it
     */
    static ConfidenceInterval of(double[] values, double level, double leastDeviation) {
        return of(values, Quantiles.of(values.length, level), leastDeviation);
    }

    /**
     * The same for many parts of one level.
     *
     * @param quantiles for as many values
     */
    static ConfidenceInterval of(double[] values, Quantiles quantiles, double leastDeviation) {
        int n = values.length;
        Moments moments = Moments.of(values);
        double mean = moments.mean();
        double skewness = moments.skewness();
        double error = Math.max(leastDeviation, moments.deviation()) / Math.sqrt(n);
        double t = quantiles.t;
        double z = quantiles.z;
        double widening = (1 + 2 * z * z) / (6 * Math.sqrt(n));
        return new ConfidenceInterval(
                mean - error * (t + Math.max(0, -skewness) * widening),
                mean + error * (t + Math.max(0, skewness) * widening),
                quantiles.level,
                "Student's t of paired differences, widened for skewness");
    }

    /**
     * What depends on the number of values and on the level alone, and takes longer to find than everything else.
     *
     * @param level confidence, in (0, 1)
     * @param t quantile of Student's distribution
     * @param z quantile of the normal one
     */
    record Quantiles(double level, double t, double z) {

        static Quantiles of(int n, double level) {
            double p = (1 + level) / 2;
            return new Quantiles(
                    level,
                    TDistribution.of(n - 1).inverseCumulativeProbability(p),
                    NormalDistribution.of(0, 1).inverseCumulativeProbability(p));
        }
    }
}
