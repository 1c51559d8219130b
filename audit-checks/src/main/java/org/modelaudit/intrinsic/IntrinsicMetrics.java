package org.modelaudit.intrinsic;

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
}
