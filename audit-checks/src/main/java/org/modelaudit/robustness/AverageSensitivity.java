package org.modelaudit.robustness;

import java.util.Arrays;

/**
 * Average sensitivity: {@code E_r ‖φ(x + r) - φ(x)‖₂ / ‖φ(x)‖₂}, over changes {@code r} drawn
 * uniformly from {@code [-radius, radius]} on every value of the picture. Lower is better, in [0, ∞).
 *
 * <p>Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019, section 3. Dialect {@code relative}: divided
 * by the norm of the map as in the authors' code, so that the scale of the scores does not matter. The mean of
 * the draws whose largest is {@link MaxSensitivity}.
 */
public final class AverageSensitivity extends SensitivityMetric {

    private AverageSensitivity(double radius, int draws) {
        super("average-sensitivity/relative@1", "average sensitivity", radius, draws);
    }

    static AverageSensitivity standard() {
        return new AverageSensitivity(RADIUS, DRAWS);
    }

    /** The same within another radius, in units of the model's normalised input; 0.02 unless said otherwise. */
    public AverageSensitivity within(double other) {
        return new AverageSensitivity(other, neighbours());
    }

    /** The same over another number of changes; 10 unless said otherwise. */
    public AverageSensitivity draws(int count) {
        return new AverageSensitivity(size(), count);
    }

    @Override
    double summary(double[] numbers) {
        return Arrays.stream(numbers).sum() / numbers.length;
    }
}
