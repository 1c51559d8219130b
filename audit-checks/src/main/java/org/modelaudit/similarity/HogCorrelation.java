package org.modelaudit.similarity;

import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Outcome;

/**
 * Correlation of two maps' histograms of oriented gradients.
 *
 * <p>Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018, section 3: Pearson's. Their notebook computes Spearman's.
 */
record HogCorrelation(OrientedGradients gradients, CorrelationFormula correlation) implements Similarity.Formula {

    @Override
    public Outcome of(Heatmap first, Heatmap second) {
        return gradients.fits(first)
                ? correlation.correlate(gradients.of(first), gradients.of(second))
                : Outcome.undefined("a map of %d×%d has no block of 3×3 cells of %d pixels"
                        .formatted(first.width(), first.height(), gradients.cell()));
    }
}
