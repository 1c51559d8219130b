package org.modelaudit.faithfulness;

import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * How many pixels share the map, as the entropy of their shares: {@code -Σ_i p_i·ln p_i} with {@code p_i = a_i / Σ a}.
 *
 * <p>From 0 for a single pixel to {@code ln n} for an even map of {@code n} pixels, in nats; lower is better: simpler. Compare only maps
 * of one size. Bhatt et al., Evaluating and Aggregating Feature-based Model Explanations, IJCAI 2020, complexity.
 */
public final class EntropyComplexity extends MapMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.lowerIsBetter(
                    "entropy-complexity/paper@1",
                    "entropy complexity",
                    "Bhatt et al., Evaluating and Aggregating Feature-based Model Explanations, IJCAI 2020, complexity")
            .in(0, Double.POSITIVE_INFINITY);

    EntropyComplexity() {}

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    Outcome measure(Heatmap map) {
        double sum = map.sum();
        double entropy = 0;
        for (float value : map.values()) {
            double share = value / sum;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        return Outcome.value(Math.max(0, entropy));
    }
}
