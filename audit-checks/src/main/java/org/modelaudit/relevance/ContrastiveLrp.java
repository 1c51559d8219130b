package org.modelaudit.relevance;

/**
 * Contrastive LRP: the class against all others. The walk is {@link DeepTaylor}'s, z⁺ with z^B in the first layer; it starts with
 * {@code R_t = z_t} at the class t and {@code R_k = -z_t / (K - 1)} at each other one.
 *
 * <p>Signed, in units of the logit; positive where a pixel feeds the class more than the others. What leaves the logits sums to 0, so
 * residuals are taken by the sum of sizes. The paper's {@code max(0, R)} is the map's {@link
 * org.modelaudit.explain.Heatmap#positivePart()}. Undefined where {@link RelevancePropagation#RESIDUAL} is larger than is tolerated,
 * or the map constant. Refused where classes are judged one by one: the others are then no alternative to the class.
 *
 * <p>Gu et al., Understanding individual decisions of CNNs via contrastive backpropagation, ACCV 2018, CLRP1.
 */
final class ContrastiveLrp {

    private ContrastiveLrp() {}

    static RelevancePropagation explainer() {
        return RelevancePropagation.of(RelevanceMethod.pixels(
                "contrastive-lrp/paper@1", "Contrastive LRP", DeepTaylor.rules(), Seed.CONTRASTIVE));
    }
}
