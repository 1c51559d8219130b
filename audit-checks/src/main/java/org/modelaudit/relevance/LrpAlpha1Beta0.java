package org.modelaudit.relevance;

/**
 * LRP-α1β0 in every layer: only evidence in favour counts, {@code R_i = Σ_j (a_i w_ij)⁺ / (Σ_i (a_i w_ij)⁺ + b_j⁺) R_j}, positive
 * biases taking their share, starting with the class's logit.
 *
 * <p>Of the logit's sign, but for additions of parts of both signs; large where a pixel feeds what speaks for the class. What biases take is reported as {@link
 * RelevancePropagation#ABSORBED}. Undefined where {@link RelevancePropagation#RESIDUAL} is larger than is tolerated, as it is where
 * units have no evidence in favour, or the map constant.
 *
 * <p>Bach et al., On pixel-wise explanations for non-linear classifier decisions by layer-wise relevance propagation, PLoS ONE
 * 2015, equation 60 with α = 1 and β = 0.
 */
final class LrpAlpha1Beta0 {

    private LrpAlpha1Beta0() {}

    static RelevancePropagation explainer() {
        return RelevancePropagation.of(RelevanceMethod.pixels(
                "lrp-alpha1-beta0/paper@1", "LRP-α1β0", Composite.uniform(new PositiveRule(true)), Seed.LOGIT));
    }
}
