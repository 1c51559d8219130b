package org.modelaudit.robustness;

import org.modelaudit.metric.MetricDescription;

/**
 * Local Lipschitz estimate: {@code max ‖φ(x) - φ(x')‖₂ / ‖x - x'‖₂} over Gaussian changes of the picture. Lower is better, in
 * [0, ∞).
 *
 * <p>Alvarez-Melis and Jaakkola, Towards Robust Interpretability with Self-Explaining Neural Networks, NeurIPS 2018, equation 4.
 * Dialect {@code scaled}: maps in units of the first map's largest absolute value, so that the scale of the scores does not
 * matter; pictures in units of the normalised input.
 */
public final class LocalLipschitz extends GaussianNeighbourMetric {

    private LocalLipschitz(double deviation, int draws) {
        super("A Lipschitz estimate", deviation, draws);
    }

    static LocalLipschitz standard() {
        return new LocalLipschitz(0.1, 10);
    }

    /** The same with other changes; deviation 0.1 and 10 draws unless said otherwise. */
    public LocalLipschitz with(double otherDeviation, int count) {
        return new LocalLipschitz(otherDeviation, count);
    }

    @Override
    public MetricDescription description() {
        return MetricDescription.lowerIsBetter(
                        "local-lipschitz/scaled@1",
                        "local Lipschitz estimate",
                        "Alvarez-Melis and Jaakkola, Towards Robust Interpretability, NeurIPS 2018, equation 4")
                .in(0, Double.POSITIVE_INFINITY);
    }

    @Override
    double change(float[] picture, float[] neighbour, double[] first, double[] second) {
        return Norms.l2(first, second) / Norms.largest(first) / Norms.l2(picture, neighbour);
    }
}
