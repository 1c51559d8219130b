package org.modelaudit.similarity;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing the mean of theirs. */
record Spearman() implements CorrelationFormula {

    @Override
    public double between(double[] first, double[] second) {
        return new SpearmansCorrelation().correlation(first, second);
    }
}
