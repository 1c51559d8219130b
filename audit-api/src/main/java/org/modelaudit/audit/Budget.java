package org.modelaudit.audit;

import org.modelaudit.error.ConfigurationException;
import org.modelaudit.model.Cost;
import org.modelaudit.model.PassCount;

/**
 * How much work one audit may make the model do, counted in pictures.
 *
 * @param forward through the whole program or its first half
 * @param head through its second half
 * @param backward whose gradient is taken
 */
public record Budget(long forward, long head, long backward) {

    private static final Budget UNLIMITED = new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    public Budget {
        if (forward < 0 || head < 0 || backward < 0) {
            throw new ConfigurationException(
                    "A budget is at least 0 passes, but got forward %d, head %d and backward %d."
                            .formatted(forward, head, backward));
        }
    }

    /** No limit. */
    public static Budget unlimited() {
        return UNLIMITED;
    }

    /**
     * Refuses a cost, as far as it is known, before anything runs.
     *
     * @throws ConfigurationException if it is more than this
     */
    void verifyPlanned(String audit, Cost cost, int pictures) {
        verify(cost.passes(), "%s would cost %s on %d pictures".formatted(audit, cost, pictures));
    }

    /**
     * Stops what has cost more than it said, or did not say.
     *
     * @throws ConfigurationException if it is more than this
     */
    void verifySpent(String audit, PassCount spent, int pictures, int all) {
        verify(spent, "%s has cost %s after %d of %d pictures".formatted(audit, spent, pictures, all));
    }

    private void verify(PassCount passes, String what) {
        refuse(what, passes.forward() + passes.features(), forward, "forward");
        refuse(what, passes.head(), head, "head");
        refuse(what, passes.backward(), backward, "backward");
    }

    private static void refuse(String what, long passes, long limit, String kind) {
        if (passes > limit) {
            throw new ConfigurationException(
                    "The audit %s, but its budget allows %d %s passes; audit fewer pictures or a cheaper explainer, or raise @AuditBudget(%s = …)."
                            .formatted(what, limit, kind, kind));
        }
    }
}
