package org.modelaudit.synthesis;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * The representation of a picture that is to be found again, Φ0.
 *
 * @param values of the layer's output
 * @param squaredNorm {@code ‖Φ0‖²}
 */
@SuppressWarnings("ArrayRecordComponent")
record Representation(float[] values, double squaredNorm) {

    static Representation of(NDArray activation) {
        float[] values = activation.toFloatArray();
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return new Representation(values, sum);
    }

    /** Why nothing can be found again by it, a phrase; empty where something can. */
    Optional<String> defect(String layer) {
        if (!Double.isFinite(squaredNorm)) {
            return Optional.of("the representation at '%s' is not finite".formatted(layer));
        }
        if (squaredNorm == 0) {
            return Optional.of("the representation at '%s' is zero".formatted(layer));
        }
        for (float value : values) {
            if (value != values[0]) {
                return Optional.empty();
            }
        }
        return Optional.of("the representation at '%s' is constant".formatted(layer));
    }

    /** {@code ‖Φ − Φ0‖² / ‖Φ0‖²}. */
    double error(NDArray activation) {
        float[] others = activation.toFloatArray();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = (double) others[i] - values[i];
            sum += difference * difference;
        }
        return sum / squaredNorm;
    }

    /** Gradient of {@link #error} with respect to Φ, {@code 2 (Φ − Φ0) / ‖Φ0‖²}. */
    float[] gradient(NDArray activation) {
        float[] gradient = activation.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            gradient[i] = (float) (2 * ((double) gradient[i] - values[i]) / squaredNorm);
        }
        return gradient;
    }
}
