package org.modelaudit.robustness;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.MetricDescription;

/**
 * Local Lipschitz estimate: {@code max ‖φ(x) - φ(x')‖₂ / ‖x - x'‖₂} over Gaussian changes of the picture. Lower is better, in
 * [0, ∞).
 *
 * <p>Alvarez-Melis and Jaakkola, Towards Robust Interpretability with Self-Explaining Neural Networks, NeurIPS 2018, equation 4.
 * Dialect {@code scaled}: maps in units of the first map's largest absolute value, so that the scale of the scores does not
 * matter; pictures in units of the normalised input.
 */
public final class LocalLipschitz extends NeighbourMetric {

    private final double deviation;
    private final int draws;

    private LocalLipschitz(double deviation, int draws) {
        if (!(deviation > 0) || draws < 1) {
            throw new IllegalArgumentException(
                    "A Lipschitz estimate needs a positive deviation and at least one draw, but got %s and %d."
                            .formatted(deviation, draws));
        }
        this.deviation = deviation;
        this.draws = draws;
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
    public Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "deviation", deviation + " of the normalised input",
                "draws", Integer.toString(draws),
                "seed", Long.toString(seed())));
    }

    @Override
    int neighbours() {
        return draws;
    }

    @Override
    float[] neighbour(float[] picture, InputSpecification input, int index, RandomGenerator random) {
        float[] changed = picture.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] += (float) (deviation * random.nextGaussian());
        }
        return changed;
    }

    @Override
    double change(float[] picture, float[] neighbour, double[] first, double[] second) {
        return Norms.l2(first, second) / Norms.largest(first) / Norms.l2(picture, neighbour);
    }
}
