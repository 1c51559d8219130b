package org.modelaudit.audit;

import java.util.List;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;

/**
 * How thorough a run is: {@code full} looks at every picture; {@code quick} at a sample of them, and then passes only what
 * the interval of the sample supports.
 *
 * @param samples pictures of a set that are looked at, at most
 */
public record Profile(int samples) {

    private static final int QUICK_SAMPLES = 100;
    private static final double LEVEL = 0.95;
    private static final Profile FULL = new Profile(Integer.MAX_VALUE);

    public Profile {
        if (samples < 1) {
            throw new ConfigurationException("modelaudit.profile.samples must be at least 1, but is " + samples + ".");
        }
    }

    /** Every picture. */
    public static Profile full() {
        return FULL;
    }

    /** At most 100 pictures, with which the mean of a metric in [0, 1] is known to ±0.1. */
    public static Profile quick() {
        return new Profile(QUICK_SAMPLES);
    }

    /** The audit on the sample, from each class in proportion; its means and percentiles held to 95 % confidence. */
    Audit applied(Audit audit, long seed) {
        AuditSet all = audit.data();
        if (samples >= all.size()) {
            return audit;
        }
        List<Requirement> requirements =
                audit.requirements().stream().map(Profile::byInterval).toList();
        return audit.on(all.stratifiedSample(samples, seed), requirements);
    }

    private static Requirement byInterval(Requirement requirement) {
        Threshold threshold = requirement.threshold();
        return threshold.statistic() == null || threshold.confidence() != null
                ? requirement
                : requirement.with(threshold.withConfidence(LEVEL));
    }

    /** No sample shows that every picture is within a bound. */
    static Verdict onSample(Verdict verdict, int looked, int all) {
        boolean everySample = verdict.requirement().threshold().statistic() == null;
        return everySample && looked < all && verdict.status() == Status.PASS
                ? verdict.inconclusive(
                        "each of %d samples is within the bound, but %d were not looked at"
                                .formatted(looked, all - looked),
                        "audit all pictures, without modelaudit.profile")
                : verdict;
    }
}
