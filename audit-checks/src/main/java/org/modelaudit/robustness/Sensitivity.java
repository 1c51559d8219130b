package org.modelaudit.robustness;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.MetricDescription;

/**
 * Max-sensitivity and average-sensitivity: {@code ‖φ(x + r) - φ(x)‖₂ / ‖φ(x)‖₂}, the largest or the mean over uniform changes
 * {@code r} in {@code [-radius, radius]}. Lower is better, in [0, ∞).
 *
 * <p>Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019, section 3. Dialect {@code relative}: divided
 * by the norm of the map as in the authors' code, so that the scale of the scores does not matter. A largest value over few
 * draws lies below the true one.
 */
public final class Sensitivity extends NeighbourMetric {

    private final boolean maximum;
    private final double radius;
    private final int draws;

    private Sensitivity(boolean maximum, double radius, int draws) {
        if (!(radius > 0) || draws < 1) {
            throw new IllegalArgumentException(
                    "Sensitivity needs a positive radius and at least one draw, but got %s and %d."
                            .formatted(radius, draws));
        }
        this.maximum = maximum;
        this.radius = radius;
        this.draws = draws;
    }

    static Sensitivity largest() {
        return new Sensitivity(true, 0.02, 10);
    }

    static Sensitivity average() {
        return new Sensitivity(false, 0.02, 10);
    }

    /** The same within another radius, in units of the model's normalised input; 0.02 unless said otherwise. */
    public Sensitivity within(double other) {
        return new Sensitivity(maximum, other, draws);
    }

    /** The same over another number of changes; 10 unless said otherwise. */
    public Sensitivity draws(int count) {
        return new Sensitivity(maximum, radius, count);
    }

    @Override
    public MetricDescription description() {
        return MetricDescription.lowerIsBetter(
                        maximum ? "max-sensitivity/relative@1" : "average-sensitivity/relative@1",
                        maximum ? "max-sensitivity" : "average sensitivity",
                        "Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019, section 3")
                .in(0, Double.POSITIVE_INFINITY);
    }

    @Override
    public Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "radius", radius + " of the normalised input",
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
            changed[i] += (float) random.nextDouble(-radius, radius);
        }
        return changed;
    }

    @Override
    double change(float[] picture, float[] neighbour, double[] first, double[] second) {
        return Norms.l2(first, second) / Norms.l2(first);
    }

    @Override
    double summary(double[] numbers) {
        return maximum ? super.summary(numbers) : Arrays.stream(numbers).sum() / numbers.length;
    }
}
