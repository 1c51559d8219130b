package org.modelaudit.combination;

import java.util.List;
import org.modelaudit.explain.Explainer;

/**
 * AGG-Var: the mean of several explainers' maps divided by their standard deviation at each place, {@code e(x) = ē(x) / (σ(x) +
 * ε)}, each map's positive part being scaled to the sum 1 at the picture's size. ε is ten times the mean of σ over the picture.
 *
 * <p>Not negative; high where the explainers see evidence and agree on it. Maps that agree everywhere leave the mean as it is.
 * Undefined where one of them is, where they speak for different classes, and where the map is constant.
 *
 * <p>Rieger and Hansen, Aggregating explanation methods for stable and robust explainability, 2019.
 */
final class AggVar {

    private AggVar() {}

    static Aggregation of(List<? extends Explainer> explainers) {
        return new Aggregation(
                "agg-var/paper@1", "AGG-Var", explainers, MapNormalization.UNIT_SUM, AggregationRule.VARIANCE);
    }
}
