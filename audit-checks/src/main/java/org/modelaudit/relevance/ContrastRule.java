package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;

/**
 * What excites a class against what excites its opposite, the unit with negated weights: {@code R_i = Σ_j ((a_i w_ij)⁺ / Σ_i
 * (a_i w_ij)⁺ - (-a_i w_ij)⁺ / Σ_i (-a_i w_ij)⁺) R_j}. For the last layer; what leaves it sums to 0.
 *
 * <p>Zhang et al., Top-down neural attention by excitation backprop, ECCV 2016, section 3.3.
 */
record ContrastRule() implements PropagationRule {

    @Override
    public String description() {
        return "z⁺ against z⁺ of negated weights";
    }

    @Override
    public NDArray relevance(AffineStep layer) {
        NDArray opposite = PositiveRule.shared(layer, layer.weight().mul(-1), false);
        layer.absorb(opposite);
        return PositiveRule.shared(layer, layer.weight(), false).sub(opposite);
    }
}
