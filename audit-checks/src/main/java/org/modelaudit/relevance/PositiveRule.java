package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.OperationTrace.Replay;

/**
 * Only evidence in favour counts: {@code R_i = Σ_j (a_i w_ij)⁺ / z_j⁺ R_j}.
 *
 * <p>LRP-α1β0 (Bach et al., PLoS ONE 2015, equation 60) has {@code z_j⁺ = Σ_i (a_i w_ij)⁺ + b_j⁺}, so positive biases take
 * their share. z⁺ (Montavon et al., Deep Taylor decomposition, 2017, equation 18) leaves biases out and conserves
 * relevance. Inputs may be negative: {@code (a w)⁺ = a⁺ w⁺ + a⁻ w⁻}.
 *
 * @param biases whether positive biases take their share
 */
record PositiveRule(boolean biases) implements PropagationRule {

    @Override
    public String description() {
        return biases ? "α=1 β=0" : "z⁺";
    }

    @Override
    public NDArray relevance(AffineStep layer) {
        return shared(layer, layer.weight(), biases);
    }

    /** The rule for other weights than the layer's own. */
    static NDArray shared(AffineStep layer, NDArray weight, boolean biases) {
        NDArray positive = layer.input().maximum(0);
        NDArray negative = layer.input().minimum(0);
        Replay raised = layer.linear(positive, weight.maximum(0));
        Replay turned = layer.linear(negative, weight.minimum(0));
        NDArray z = raised.output().add(turned.output());
        NDArray b = layer.bias().maximum(0);
        NDArray s = layer.relevance().div(Stabilizer.stabilized(biases ? z.add(b) : z, Stabilizer.SMALL));
        if (biases) {
            layer.absorb(b, s);
        }
        return positive.mul(raised.toInput(s)).add(negative.mul(turned.toInput(s)));
    }
}
