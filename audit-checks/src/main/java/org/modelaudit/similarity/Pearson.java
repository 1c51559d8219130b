package org.modelaudit.similarity;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** Pearson's product-moment correlation: {@code cov(a, b) / (σ_a σ_b)}. */
record Pearson() implements CorrelationFormula {

    @Override
    public double between(double[] first, double[] second) {
        return new PearsonsCorrelation().correlation(first, second);
    }
}
