package org.modelaudit.ledger;

import java.util.List;
import java.util.Map;

/**
 * What a few pictures add to a ledger: all of it or nothing.
 *
 * @param contexts of the outcomes; known ones may be among them
 * @param explanations new ones
 * @param outcomes new ones
 * @param blobs new ones
 */
public record KeptBatch(
        List<KeptContext> contexts,
        List<KeptExplanation> explanations,
        List<KeptOutcome> outcomes,
        Map<LedgerKey, byte[]> blobs) {

    public KeptBatch {
        contexts = List.copyOf(contexts);
        explanations = List.copyOf(explanations);
        outcomes = List.copyOf(outcomes);
        blobs = Map.copyOf(blobs);
    }

    /** Whether there is nothing to keep. */
    public boolean isEmpty() {
        return explanations.isEmpty() && outcomes.isEmpty() && blobs.isEmpty();
    }
}
