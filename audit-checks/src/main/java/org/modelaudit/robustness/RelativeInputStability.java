package org.modelaudit.robustness;

import org.modelaudit.metric.MetricDescription;

/**
 * Relative input stability: {@code max ‖(φ(x) - φ(x')) / φ(x)‖₂ / max(‖(x - x') / x‖₂, ε)} over noisy pictures with the same
 * decision, about the class of the map alone where classes are judged one by one, both quotients value by value. Lower is better, in [0, ∞).
 *
 * <p>Agarwal et al., Rethinking Stability for Attribution-based Explanations, 2022, equation 2. A denominator nearer to 0 than
 * {@value #EPSILON} (a map's: than that share of its largest value) is taken as that, with its sign. Both norms are means over
 * the values instead of sums, so that neither the layer's nor the picture's resolution matters: dialect {@code mean}.
 */
public final class RelativeInputStability extends GaussianNeighbourMetric {

    private static final double EPSILON = 1e-3;

    private RelativeInputStability(double deviation, int draws) {
        super("Stability", deviation, draws);
    }

    static RelativeInputStability standard() {
        return new RelativeInputStability(0.05, 10);
    }

    /** The same with other changes; deviation 0.05 and 10 draws unless said otherwise. */
    public RelativeInputStability with(double otherDeviation, int count) {
        return new RelativeInputStability(otherDeviation, count);
    }

    @Override
    public MetricDescription description() {
        return MetricDescription.lowerIsBetter(
                        "relative-input-stability/mean@1",
                        "relative input instability",
                        "Agarwal et al., Rethinking Stability for Attribution-based Explanations, 2022, equation 2")
                .in(0, Double.POSITIVE_INFINITY);
    }

    @Override
    boolean onlySameDecision() {
        return true;
    }

    @Override
    double change(float[] picture, float[] neighbour, double[] first, double[] second) {
        double floor = EPSILON * Norms.largest(first);
        double map = 0;
        for (int i = 0; i < first.length; i++) {
            double change = (first[i] - second[i]) / away(first[i], floor);
            map += change * change;
        }
        double input = 0;
        for (int i = 0; i < picture.length; i++) {
            double change = ((double) picture[i] - neighbour[i]) / away(picture[i], EPSILON);
            input += change * change;
        }
        return Math.sqrt(map / first.length) / Math.max(Math.sqrt(input / picture.length), EPSILON);
    }

    private static double away(double value, double floor) {
        return Math.abs(value) >= floor ? value : Math.copySign(floor, value);
    }
}
