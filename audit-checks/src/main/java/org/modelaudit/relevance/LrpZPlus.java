package org.modelaudit.relevance;

/**
 * LRP-z⁺ in every layer: only evidence in favour counts, {@code R_i = Σ_j (a_i w_ij)⁺ / Σ_i (a_i w_ij)⁺ R_j}, biases left out,
 * starting with the class's logit.
 *
 * <p>Of the logit's sign, but for additions of parts of both signs, and conserved but where a unit has no evidence in favour; large where a pixel feeds what speaks
 * for the class. Undefined where {@link RelevancePropagation#RESIDUAL} is larger than is tolerated, or the map constant.
 *
 * <p>Montavon et al., Explaining nonlinear classification decisions with deep Taylor decomposition, 2017, equation 18.
 */
final class LrpZPlus {

    private LrpZPlus() {}

    static RelevancePropagation explainer() {
        return RelevancePropagation.of(RelevanceMethod.pixels("lrp-z-plus/paper@1", "LRP-z⁺", rules(), Seed.LOGIT));
    }

    static Composite rules() {
        return Composite.uniform(new PositiveRule(false));
    }
}
