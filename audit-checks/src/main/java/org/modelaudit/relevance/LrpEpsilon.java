package org.modelaudit.relevance;

/**
 * LRP-ε in every layer: {@code R_i = Σ_j a_i w_ij / (z_j + ε sign(z_j)) R_j} with {@code z_j = Σ_i a_i w_ij + b_j}, starting with
 * the class's logit.
 *
 * <p>Signed, in units of the logit; positive where a pixel raises it. What biases take is reported as {@link
 * RelevancePropagation#ABSORBED}, what ε takes as {@link RelevancePropagation#RESIDUAL}; undefined where the residual is larger than
 * is tolerated, as a large ε makes it, or the map constant.
 *
 * <p>Bach et al., On pixel-wise explanations for non-linear classifier decisions by layer-wise relevance propagation, PLoS ONE
 * 2015, equation 58. The paper leaves ε open; 1e-6 is that of the zennit library.
 */
final class LrpEpsilon {

    private LrpEpsilon() {}

    static RelevancePropagation explainer(double epsilon) {
        return RelevancePropagation.of(RelevanceMethod.pixels(
                "lrp-epsilon/paper@1", "LRP-ε", Composite.uniform(new EpsilonRule(epsilon)), Seed.LOGIT));
    }
}
