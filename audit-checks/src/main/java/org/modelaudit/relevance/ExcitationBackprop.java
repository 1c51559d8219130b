package org.modelaudit.relevance;

/**
 * Excitation backpropagation: the probability that a winner-take-all walk from the class arrives at a place, {@code P(i) = Σ_j
 * a_i w_ij⁺ / Σ_i a_i w_ij⁺ P(j)} from {@code P(class) = 1}. Its map lies at the first activations, because the method asks for
 * responses that are not negative. Contrastive, c-MWP, it takes off in the last layer what excites the opposite of the class, the unit
 * with negated weights, so that what is left sums to 0.
 *
 * <p>In [0, 1] and of sum 1, but for units that nothing excites and additions of parts of both signs; the contrastive map is signed. High where a place excites the class.
 * Undefined where {@link RelevancePropagation#RESIDUAL} is larger than is tolerated, or the map constant.
 *
 * <p>Zhang et al., Top-down neural attention by excitation backprop, ECCV 2016, sections 3.1 to 3.3.
 */
final class ExcitationBackprop {

    private ExcitationBackprop() {}

    static RelevancePropagation explainer() {
        return explainer("excitation-backprop/paper@1", "Excitation Backpropagation", LrpZPlus.rules());
    }

    static RelevancePropagation contrastive() {
        return explainer(
                "excitation-backprop-contrastive/paper@1",
                "Contrastive Excitation Backpropagation",
                LrpZPlus.rules().withLast(new ContrastRule()));
    }

    private static RelevancePropagation explainer(String id, String name, Composite composite) {
        return RelevancePropagation.of(new RelevanceMethod(
                id, name, composite, Seed.ONE, RelevanceMethod.Place.FIRST_ACTIVATIONS, RelevanceMethod.Domain.ANY));
    }
}
