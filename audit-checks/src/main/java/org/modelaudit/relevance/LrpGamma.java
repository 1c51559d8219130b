package org.modelaudit.relevance;

/**
 * LRP-γ in every layer: evidence in favour counts more, {@code R_i = Σ_j a_i (w_ij + γ w_ij⁺) / Σ_i a_i (w_ij + γ w_ij⁺) R_j},
 * the bias being one of the inputs, starting with the class's logit.
 *
 * <p>Signed, in units of the logit; positive where a pixel raises it, and the larger γ is, the less counts what speaks against it.
 * {@link GammaRule} says what holds for negative inputs. Undefined where {@link RelevancePropagation#RESIDUAL} is larger than is tolerated,
 * or the map constant.
 *
 * <p>Montavon et al., Layer-wise relevance propagation: an overview, 2019, section 10.2.3; γ = 0.25 as in the zennit and captum libraries.
 */
final class LrpGamma {

    private LrpGamma() {}

    static RelevancePropagation explainer(double gamma) {
        return RelevancePropagation.of(RelevanceMethod.pixels(
                "lrp-gamma/paper@1", "LRP-γ", Composite.uniform(new GammaRule(gamma)), Seed.LOGIT));
    }
}
