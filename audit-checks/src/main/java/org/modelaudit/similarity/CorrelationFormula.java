package org.modelaudit.similarity;

import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Outcome;

/** A correlation of two rows of numbers, of maps cell by cell. */
interface CorrelationFormula extends Similarity.Formula {

    /** In [-1, 1], not a number where one row is constant. */
    double between(double[] first, double[] second);

    /** As an outcome: rounding never leaves [-1, 1], and a constant row is undefined. */
    default Outcome correlate(double[] first, double[] second) {
        double r = between(first, second);
        return Double.isNaN(r)
                ? Outcome.undefined("a constant row of numbers has no correlation")
                : Outcome.value(Math.max(-1, Math.min(1, r)));
    }

    @Override
    default Outcome of(Heatmap first, Heatmap second) {
        return correlate(MapValues.of(first), MapValues.of(second));
    }
}
