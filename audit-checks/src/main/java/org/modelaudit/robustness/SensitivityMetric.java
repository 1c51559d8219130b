package org.modelaudit.robustness;

import java.util.random.RandomGenerator;
import org.modelaudit.metric.MetricDescription;

/** What max- and average-sensitivity share: {@code ‖φ(x + r) - φ(x)‖₂ / ‖φ(x)‖₂} over uniform changes {@code r} of the picture. */
abstract class SensitivityMetric extends NoisyNeighbourMetric {

    static final double RADIUS = 0.02;
    static final int DRAWS = 10;

    private final MetricDescription description;

    /**
     * @param radius of the changes, in units of the model's normalised input
     */
    SensitivityMetric(String id, String name, double radius, int draws) {
        super("Sensitivity", "radius", radius, draws);
        this.description = MetricDescription.lowerIsBetter(
                        id,
                        name,
                        "Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019, section 3")
                .in(0, Double.POSITIVE_INFINITY);
    }

    @Override
    public final MetricDescription description() {
        return description;
    }

    @Override
    final double noise(RandomGenerator random) {
        return random.nextDouble(-size(), size());
    }

    @Override
    final double change(float[] picture, float[] neighbour, double[] first, double[] second) {
        return Norms.l2(first, second) / Norms.l2(first);
    }
}
