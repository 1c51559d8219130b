package org.modelaudit.equivalence;

import org.modelaudit.model.AuditedModel;

/** Makes the check and the metrics of this package. */
public final class EquivalenceChecks {

    private EquivalenceChecks() {}

    /**
     * Both files must give the same logits and the same maps for every picture: for teams that convert a model before they deploy it.
     *
     * @param other the model in another format, with its own input
     */
    public static SameAs sameAs(AuditedModel other) {
        return SameAs.of(other);
    }

    /**
     * Largest difference of a logit to that of another file of the same model; lower is better.
     *
     * @param other the model in another format, with its own input
     */
    public static ScoreDifference scoreDifference(AuditedModel other) {
        return new ScoreDifference(new OtherFile(other));
    }

    /**
     * Largest difference of a map to that of another file of the same model; lower is better.
     *
     * @param other the model in another format, with its own input
     */
    public static MapDifference mapDifference(AuditedModel other) {
        return new MapDifference(new OtherFile(other));
    }
}
