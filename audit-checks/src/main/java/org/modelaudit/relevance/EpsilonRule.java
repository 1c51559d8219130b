package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.OperationTrace.Replay;

/**
 * LRP-ε: {@code R_i = Σ_j a_i w_ij / (z_j + ε sign(z_j)) R_j} with {@code z_j = Σ_i a_i w_ij + b_j}.
 *
 * <p>Bach et al., On pixel-wise explanations, PLoS ONE 2015, equation 58. The bias takes {@code b_j / z_j} of each output's
 * relevance. For ε = 0 and no biases, in a network of ReLUs, it is Gradient × Input (Ancona et al., 2018).
 *
 * @param epsilon at least 0; more absorbs weak and contradictory evidence
 */
record EpsilonRule(double epsilon) implements PropagationRule {

    EpsilonRule {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("ε is 0 or more, but got " + epsilon + ".");
        }
    }

    @Override
    public String description() {
        return "ε=" + epsilon;
    }

    @Override
    public NDArray relevance(AffineStep layer) {
        NDArray a = layer.input();
        Replay z = layer.linear(a, layer.weight());
        NDArray s = layer.relevance().div(Stabilizer.stabilized(z.output().add(layer.bias()), epsilon));
        layer.absorb(layer.bias(), s);
        return a.mul(z.toInput(s));
    }
}
