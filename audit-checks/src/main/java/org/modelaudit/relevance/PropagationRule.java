package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;

/** How a convolution or a dense layer, {@code z_j = Σ_i a_i w_ij + b_j}, shares out relevance among its inputs. */
interface PropagationRule {

    /** The rule with its numbers, as it stands among an explainer's settings. */
    String description();

    /**
     * Relevance of each input.
     *
     * @return of the shape of {@link AffineStep#input()}
     */
    NDArray relevance(AffineStep layer);
}
