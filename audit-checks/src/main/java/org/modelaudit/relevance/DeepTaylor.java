package org.modelaudit.relevance;

/**
 * Deep Taylor decomposition: z⁺ in every layer, {@code R_i = Σ_j (a_i w_ij)⁺ / Σ_i (a_i w_ij)⁺ R_j}, and z^B in the first, whose
 * inputs lie in {@code [l, h]}, {@code R_i = Σ_j q_ij / Σ_i q_ij R_j} with {@code q_ij = a_i w_ij - l_i w_ij⁺ - h_i w_ij⁻},
 * starting with the class's logit.
 *
 * <p>Not negative, but for additions of parts of both signs, in units of the logit; large where a pixel feeds what speaks for the class. Undefined where the class's logit is
 * not positive, where {@link RelevancePropagation#RESIDUAL} is larger than is tolerated, or the map constant; networks with other
 * activations than ReLUs are refused with an error.
 *
 * <p>Montavon et al., Explaining nonlinear classification decisions with deep Taylor decomposition, 2017, equations 18 and 22.
 */
final class DeepTaylor {

    private DeepTaylor() {}

    static RelevancePropagation explainer() {
        return RelevancePropagation.of(new RelevanceMethod(
                "deep-taylor/paper@1",
                "Deep Taylor decomposition",
                rules(),
                Seed.LOGIT,
                RelevanceMethod.Place.PIXELS,
                RelevanceMethod.Domain.RELU_AND_POSITIVE_LOGIT));
    }

    static Composite rules() {
        return LrpZPlus.rules().withFirst(new BoundedRule());
    }
}
