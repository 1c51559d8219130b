package org.modelaudit.result;

import java.util.Optional;

/**
 * Tells the world about an audit. Found by {@link java.util.ServiceLoader}; several may be present.
 *
 * <p>Called once for each audit on the thread of the test, before a violation is thrown. A reporter never changes a
 * verdict: an exception of its own is logged, and fails an audit only where no requirement is violated.
 */
public interface AuditReporter {

    /**
     * @param result what was found
     * @param evidence the pictures behind it; only valid during the call
     */
    void report(AuditResult result, Evidence evidence);

    /**
     * Where a reader finds what {@link #report} has just written of an audit, for the message of a failure: one sentence without a full
     * stop, empty where nothing was written. Asked after it on the same thread, and not where it threw.
     */
    default Optional<String> whereToRead() {
        return Optional.empty();
    }
}
