package org.modelaudit.combination;

import java.util.List;
import org.modelaudit.explain.Explainer;

/**
 * AGG-Mean: the mean of several explainers' maps, {@code e(x) = 1/J Σ_j e_j(x)}, each e_j being a map's positive part at the
 * picture's size, scaled to the sum 1.
 *
 * <p>Not negative, of sum 1 where every map has a positive part; high where the explainers on average see evidence. Undefined where
 * one of them is, where they speak for different classes, and where the map is constant.
 *
 * <p>Rieger and Hansen, Aggregating explanation methods for stable and robust explainability, 2019.
 */
final class AggMean {

    private AggMean() {}

    static Aggregation of(List<? extends Explainer> explainers) {
        return new Aggregation(
                "agg-mean/paper@1", "AGG-Mean", explainers, MapNormalization.UNIT_SUM, AggregationRule.MEAN);
    }
}
