package org.modelaudit.robustness;

/**
 * Max-sensitivity: {@code max_r ‖φ(x + r) - φ(x)‖₂ / ‖φ(x)‖₂}, over changes {@code r} drawn
 * uniformly from {@code [-radius, radius]} on every value of the picture. Lower is better, in [0, ∞).
 *
 * <p>Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019, section 3. Dialect {@code relative}: divided
 * by the norm of the map as in the authors' code, so that the scale of the scores does not matter. A largest
 * value over few draws lies below the true one.
 */
public final class MaxSensitivity extends SensitivityMetric {

    private MaxSensitivity(double radius, int draws) {
        super("max-sensitivity/relative@1", "max-sensitivity", radius, draws);
    }

    static MaxSensitivity standard() {
        return new MaxSensitivity(RADIUS, DRAWS);
    }

    /** The same within another radius, in units of the model's normalised input; 0.02 unless said otherwise. */
    public MaxSensitivity within(double other) {
        return new MaxSensitivity(other, neighbours());
    }

    /** The same over another number of changes; 10 unless said otherwise. */
    public MaxSensitivity draws(int count) {
        return new MaxSensitivity(size(), count);
    }
}
