package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import org.modelaudit.data.AuditSet;

/**
 * PatternAttribution: how much each pixel of what the class detects contributes. The walk back of the gradient, from the class's
 * logit, with {@code w ⊙ a} in place of each layer's weights w, {@code R_i = Σ_j w_ij a_ij R_j}, a being {@link PatternNet}'s
 * patterns.
 *
 * <p>The map has the picture's size and is signed, summed over the channels; positive where the detected signal raises the class's
 * logit. Undefined where it is constant. A layer without weights to replace is refused with an error.
 *
 * <p>Kindermans et al., Learning how to explain neural networks: PatternNet and PatternAttribution, ICLR 2018, section 4.
 */
final class PatternAttribution {

    private PatternAttribution() {}

    static RelevanceMap explainer(AuditSet pictures) {
        return PatternWalk.explainer("pattern-attribution/paper@1", "PatternAttribution", NDArray::mul, true, pictures);
    }
}
