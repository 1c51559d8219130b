package org.modelaudit.intrinsic;

import org.modelaudit.explain.Explainer;

/** Makes the metrics of this package. */
public final class IntrinsicMetrics {

    private IntrinsicMetrics() {}

    /**
     * By how much the concepts of a self-explaining net, each times its relevance, fail to add up to the logit; lower is better
     * (Alvarez-Melis and Jaakkola, 2018).
     *
     * @param concepts name or number of the output that holds the concepts
     * @param relevances of the one that holds their relevances
     */
    public static ConceptCompleteness conceptCompleteness(String concepts, String relevances) {
        return new ConceptCompleteness(concepts, relevances);
    }

    /** How alike the map is to another explainer's of the same picture and class, by Spearman's correlation; higher is better. */
    public static ExplainerAgreement explainerAgreement(Explainer other) {
        return ExplainerAgreement.with(other);
    }
}
