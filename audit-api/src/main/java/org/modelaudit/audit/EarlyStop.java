package org.modelaudit.audit;

import java.util.List;
import java.util.function.IntFunction;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;

/**
 * Decides when an audit has seen enough. It looks after every so many samples, whatever the size of the batch, so that the
 * batch changes no result.
 */
final class EarlyStop {

    /** Samples between two looks. */
    static final int LOOK = 16;

    private final boolean allowed;
    private int next = LOOK;

    EarlyStop(List<Requirement> requirements) {
        this.allowed = requirements.stream()
                .allMatch(requirement -> requirement.threshold().sequential());
    }

    /** Whether every requirement may be judged before the last picture. */
    boolean isAllowed() {
        return allowed;
    }

    /** How many samples are certainly looked at before anything stops the audit. */
    int next() {
        return allowed ? next : Integer.MAX_VALUE;
    }

    /**
     * Looks at what was booked since the last time.
     *
     * @param booked samples so far
     * @param verdicts on the first so many samples
     * @return after how many samples everything is decided; 0 if it is not
     */
    int decidedAfter(int booked, IntFunction<List<Verdict>> verdicts) {
        for (; allowed && next <= booked; next += LOOK) {
            if (verdicts.apply(next).stream().allMatch(verdict -> verdict.status() != Status.INCONCLUSIVE)) {
                return next;
            }
        }
        return 0;
    }
}
