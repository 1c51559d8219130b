package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.OperationTrace.Replay;

/**
 * z^B, for a first layer whose inputs lie in {@code [l_i, h_i]}: {@code R_i = Σ_j q_ij / Σ_i q_ij R_j} with {@code q_ij = a_i
 * w_ij - l_i w_ij⁺ - h_i w_ij⁻}, which is never negative. Biases take nothing.
 *
 * <p>Montavon et al., Explaining nonlinear classification decisions with deep Taylor decomposition, 2017, equation 22.
 */
record BoundedRule() implements PropagationRule {

    @Override
    public String description() {
        return "z^B";
    }

    @Override
    public NDArray relevance(AffineStep layer) {
        NDArray a = layer.input();
        NDArray low = a.zerosLike().add(layer.bounds().low());
        NDArray high = a.zerosLike().add(layer.bounds().high());
        Replay value = layer.linear(a, layer.weight());
        Replay lowest = layer.linear(low, layer.weight().maximum(0));
        Replay highest = layer.linear(high, layer.weight().minimum(0));
        NDArray z = value.output().sub(lowest.output()).sub(highest.output());
        NDArray s = layer.relevance().div(Stabilizer.stabilized(z, Stabilizer.SMALL));
        return a.mul(value.toInput(s)).sub(low.mul(lowest.toInput(s))).sub(high.mul(highest.toInput(s)));
    }
}
