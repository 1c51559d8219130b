package org.modelaudit.relevance;

import org.modelaudit.data.AuditSet;

/**
 * PatternNet: the part of the picture that the class detects. The walk back of the gradient, from the class's logit, with the
 * patterns a of each layer in place of its weights w, {@code R_i = Σ_j a_ij R_j}; a pattern is the direction in a unit's input that
 * its output measures, {@code a = cov[x, y] / wᵀ cov[x, y]} for a linear unit.
 *
 * <p>The map has the picture's size and is signed, summed over the channels: the detected signal itself, which has
 * either sign as the picture has. Undefined where it is constant. A layer without weights to replace is refused with an error.
 *
 * <p>Kindermans et al., Learning how to explain neural networks: PatternNet and PatternAttribution, ICLR 2018, sections 3 and 4.
 */
final class PatternNet {

    private PatternNet() {}

    static RelevanceMap explainer(AuditSet pictures) {
        return PatternWalk.explainer(
                "pattern-net/paper@1", "PatternNet", (weight, pattern) -> pattern, false, pictures);
    }
}
