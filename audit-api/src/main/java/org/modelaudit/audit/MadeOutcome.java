package org.modelaudit.audit;

import org.modelaudit.metric.Outcome;
import org.modelaudit.model.PassCount;

/**
 * What a metric has just said about a sample.
 *
 * @param passes spent on it; on a whole group, by the number of its samples
 */
record MadeOutcome(Outcome outcome, PassCount passes) {

    private static final PassCount NO_PASS = new PassCount(0, 0, 0, 0);

    /** Without asking the model. */
    static MadeOutcome free(Outcome outcome) {
        return new MadeOutcome(outcome, NO_PASS);
    }

    /** One of several that were measured together. */
    static MadeOutcome oneOf(int samples, Outcome outcome, PassCount passes) {
        return new MadeOutcome(
                outcome,
                new PassCount(
                        passes.forward() / samples,
                        passes.features() / samples,
                        passes.head() / samples,
                        passes.backward() / samples));
    }
}
