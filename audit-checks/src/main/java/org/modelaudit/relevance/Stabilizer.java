package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Keeps denominators away from 0 without turning their sign. */
final class Stabilizer {

    /** Where a rule has no ε of its own. */
    static final double SMALL = 1e-6;

    private Stabilizer() {}

    /** {@code z + ε sign(z)}, where the sign of 0 is 1. */
    static NDArray stabilized(NDArray z, double epsilon) {
        NDArray sign = z.gte(0).toType(DataType.FLOAT32, false).mul(2).sub(1);
        return z.add(sign.mul(epsilon));
    }
}
