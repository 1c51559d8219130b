package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.OperationTrace.Replay;

/**
 * Relevance is spread evenly over everything that a place looks at: {@code R_i = Σ_j 1 / Σ_i 1 R_j}. For the first layer,
 * where it shows what was looked at, not which colour it had.
 *
 * <p>Bach et al., Controlling explanatory heatmap resolution and semantics, 2016; Lapuschkin et al., Unmasking Clever Hans
 * predictors, 2019.
 */
record FlatRule() implements PropagationRule {

    @Override
    public String description() {
        return "flat";
    }

    @Override
    public NDArray relevance(AffineStep layer) {
        Replay z = layer.linear(layer.input().onesLike(), layer.weight().onesLike());
        return z.toInput(layer.relevance().div(z.output()));
    }
}
