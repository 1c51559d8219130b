package org.modelaudit.gate;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Bias-corrected and accelerated bootstrap (BCa): Efron and Tibshirani, An Introduction to the Bootstrap (1993), section
 * 14.3.
 *
 * <p>With z0 = Φ⁻¹(share of resampled statistics below the estimate) and the acceleration a from the jackknife, the ends
 * are the resampled statistics at the levels Φ(z0 + (z0 + z) / (1 - a (z0 + z))) for z = Φ⁻¹(α/2) and Φ⁻¹(1 - α/2).
 */
final class BcaBootstrap {

    private static final int MOST_RESAMPLES = 9999;
    private static final int FEWEST_RESAMPLES = 1999;

    /** So many draws unless that leaves fewer than the fewest resamples: a hundred million take about half a second. */
    private static final int MOST_DRAWS = 100_000_000;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private BcaBootstrap() {}

    /**
     * @param values at least two
     * @param level confidence, in (0, 1)
     * @param seed the same seed gives the same interval
     */
    static ConfidenceInterval interval(double[] values, Statistic statistic, double level, long seed) {
        double estimate = statistic.of(values);
        double[] resampled = resample(values, statistic, seed);
        double bias = bias(resampled, estimate);
        double acceleration = acceleration(values, statistic);
        double alpha = 1 - level;
        double low = quantile(resampled, adjusted(alpha / 2, bias, acceleration));
        double high = quantile(resampled, adjusted(1 - alpha / 2, bias, acceleration));
        return new ConfidenceInterval(low, high, level, "BCa bootstrap, " + resampled.length + " resamples");
    }

    private static double[] resample(double[] values, Statistic statistic, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] resampled = new double[resamples(values.length)];
        double[] draw = new double[values.length];
        for (int b = 0; b < resampled.length; b++) {
            for (int i = 0; i < draw.length; i++) {
                draw[i] = values[random.nextInt(values.length)];
            }
            resampled[b] = statistic.of(draw);
        }
        Arrays.sort(resampled);
        return resampled;
    }

    /** 9999 up to 10 000 values, then fewer, for then the interval hangs on few of them. */
    static int resamples(int n) {
        return Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, MOST_DRAWS / n));
    }

    /** z0, with ties counted half so that a discrete statistic is not pushed to one side. */
    private static double bias(double[] resampled, double estimate) {
        double below = 0;
        for (double value : resampled) {
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        }
        double all = resampled.length;
        double share = Math.min(Math.max(below / all, 0.5 / all), 1 - 0.5 / all);
        return NORMAL.inverseCumulativeProbability(share);
    }

    /** a = Σ(m - mᵢ)³ / (6 (Σ(m - mᵢ)²)^1.5) over the leave-one-out statistics mᵢ with mean m; 0 where they agree. */
    private static double acceleration(double[] values, Statistic statistic) {
        double[] leftOut = statistic.leaveOneOut(values);
        double mean = Statistic.mean().of(leftOut);
        double squares = 0;
        double cubes = 0;
        for (double value : leftOut) {
            double d = mean - value;
            squares += d * d;
            cubes += d * d * d;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double adjusted(double level, double bias, double acceleration) {
        double z = bias + NORMAL.inverseCumulativeProbability(level);
        return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
    }

    private static double quantile(double[] sorted, double level) {
        return new Statistic.Percentile(100 * level).of(sorted);
    }
}
