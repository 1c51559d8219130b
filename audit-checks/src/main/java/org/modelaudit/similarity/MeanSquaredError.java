package org.modelaudit.similarity;

import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Outcome;

/** {@code Σ (a - b)² / n}. */
record MeanSquaredError() implements Similarity.Formula {

    @Override
    public Outcome of(Heatmap first, Heatmap second) {
        double[] a = MapValues.of(first);
        double[] b = MapValues.of(second);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Outcome.value(sum / a.length);
    }
}
