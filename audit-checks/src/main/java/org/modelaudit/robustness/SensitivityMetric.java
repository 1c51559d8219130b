package org.modelaudit.robustness;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.MetricDescription;

/** What max- and average-sensitivity share: {@code ‖φ(x + r) - φ(x)‖₂ / ‖φ(x)‖₂} over uniform changes {@code r} of the picture. */
abstract class SensitivityMetric extends NeighbourMetric {

    static final double RADIUS = 0.02;
    static final int DRAWS = 10;

    private final MetricDescription description;
    private final double radius;
    private final int draws;

    /**
     * @param radius of the changes, in units of the model's normalised input
     */
    SensitivityMetric(String id, String name, double radius, int draws) {
        if (!(radius > 0) || draws < 1) {
            throw new IllegalArgumentException(
                    "Sensitivity needs a positive radius and at least one draw, but got %s and %d."
                            .formatted(radius, draws));
        }
        this.description = MetricDescription.lowerIsBetter(
                        id,
                        name,
                        "Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019, section 3")
                .in(0, Double.POSITIVE_INFINITY);
        this.radius = radius;
        this.draws = draws;
    }

    @Override
    public final MetricDescription description() {
        return description;
    }

    @Override
    public final Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "radius", radius + " of the normalised input",
                "draws", Integer.toString(draws),
                "seed", Long.toString(seed())));
    }

    final double radius() {
        return radius;
    }

    @Override
    final int neighbours() {
        return draws;
    }

    @Override
    final float[] neighbour(float[] picture, InputSpecification input, int index, RandomGenerator random) {
        float[] changed = picture.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] += (float) random.nextDouble(-radius, radius);
        }
        return changed;
    }

    @Override
    final double change(float[] picture, float[] neighbour, double[] first, double[] second) {
        return Norms.l2(first, second) / Norms.l2(first);
    }
}
