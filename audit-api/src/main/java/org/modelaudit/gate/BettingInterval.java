package org.modelaudit.gate;

import java.util.function.DoubleUnaryOperator;
import org.modelaudit.metric.Range;

/**
 * Confidence sequence for the mean of bounded values by betting: Waudby-Smith and Ramdas, Estimating means of bounded
 * random variables by betting, Journal of the Royal Statistical Society B 86 (2024), the
 * hedged capital process.
 *
 * <p>For each candidate mean m, a gambler who starts with 1 bets on the next value lying above m: K(m) = Π (1 + λ_i(m)
 * (x_i - m)). Were m the mean, K would be a fair game, and by Ville's inequality ever reach 2/α with a chance of α/2 at
 * most; so the m at which it did are ruled out from below, and those of a second gambler on 1 - x from above. That holds at
 * every moment at once, so one may look after every sample and stop when the interval decides.
 *
 * <p>The bets λ_i = min(√(2 ln(2/α) / (v_{i-1} i ln(1 + i))), c/m) with c = 3/4 come from the values before x_i, with v
 * their variance, both started with one imagined value of mean 1/2 and variance 1/4.
 */
final class BettingInterval {

    private static final double LARGEST_STAKE = 0.75;
    private static final int HALVINGS = 50;

    private BettingInterval() {}

    /**
     * @param values in the order in which they were seen
     * @param range finite
     * @param level confidence, in (0, 1)
     */
    static ConfidenceInterval interval(double[] values, Range range, double level) {
        double width = range.high() - range.low();
        double[] scaled = new double[values.length];
        double[] mirrored = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (values[i] - range.low()) / width;
            mirrored[i] = 1 - scaled[i];
        }
        double alpha = 1 - level;
        double[] bets = bets(scaled, alpha);
        double low = lowest(m -> wealth(scaled, bets, m), alpha);
        double high = 1 - lowest(m -> wealth(mirrored, bets, m), alpha);
        return new ConfidenceInterval(
                range.low() + Math.min(low, high) * width,
                range.low() + Math.max(low, high) * width,
                level,
                "confidence sequence by betting");
    }

    private static double[] bets(double[] values, double alpha) {
        double[] bets = new double[values.length];
        double sum = 0.5;
        double squares = 0.25;
        for (int i = 0; i < values.length; i++) {
            double variance = squares / (i + 1);
            bets[i] = Math.sqrt(2 * Math.log(2 / alpha) / (variance * (i + 1) * Math.log(i + 2.0)));
            sum += values[i];
            double deviation = values[i] - sum / (i + 2);
            squares += deviation * deviation;
        }
        return bets;
    }

    /** Logarithm of the gambler's wealth; falls as {@code m} rises. */
    private static double wealth(double[] values, double[] bets, double m) {
        double wealth = 0;
        for (int i = 0; i < values.length; i++) {
            wealth += Math.log1p(Math.min(bets[i], LARGEST_STAKE / m) * (values[i] - m));
        }
        return wealth;
    }

    /** The lowest mean in [0, 1] that is not ruled out. */
    private static double lowest(DoubleUnaryOperator wealth, double alpha) {
        double ruledOut = Math.log(2 / alpha);
        double below = 0;
        double above = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (below + above) / 2;
            if (wealth.applyAsDouble(middle) >= ruledOut) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }
}
