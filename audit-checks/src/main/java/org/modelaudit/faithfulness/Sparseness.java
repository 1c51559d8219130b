package org.modelaudit.faithfulness;

import java.util.Arrays;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * How unevenly the map is spread, as its Gini index: {@code Σ_i (2i - n - 1)·a_i / (n·Σ a)} over the {@code n} pixels from the
 * smallest to the largest, {@code i} counted from 1.
 *
 * <p>In [0, 1], higher is better: sparser, 0 for an even map, {@code 1 - 1/n} for a single pixel. Chalasani et al., Concise Explanations
 * of Neural Networks using Adversarial Training, ICML 2020.
 */
public final class Sparseness extends MapMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "sparseness/paper@1", "sparseness", "Chalasani et al., Concise Explanations, ICML 2020");

    Sparseness() {}

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    Outcome measure(Heatmap map) {
        float[] sorted = map.values();
        Arrays.sort(sorted);
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
        }
        return Outcome.value(Math.max(0, weighted / (sorted.length * map.sum())));
    }
}
