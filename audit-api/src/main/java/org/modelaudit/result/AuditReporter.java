package org.modelaudit.result;

import java.util.Optional;
import java.util.function.Function;

/**
 * Tells the world about an audit. Found by {@link java.util.ServiceLoader}; several may be present.
 *
 * <p>Called once for each audit on the thread of the test, before a violation is thrown. A reporter never changes a
 * verdict: an exception of its own is logged, and fails an audit only where no requirement is violated.
 *
 * <p>Beside single audits it hears of the run that they belong to, all tests of a JVM: its {@linkplain #begin beginning}, tests whose audits
 * {@linkplain #notCarriedOut could not be carried out}, and its {@linkplain #end end}. A model that a test opened by hand belongs to no
 * run; its audits are only reported.
 */
public interface AuditReporter {

    /**
     * @param result what was found
     * @param evidence the pictures behind it; only valid during the call
     */
    void report(AuditResult result, Evidence evidence);

    /**
     * A run begins, before its first audit.
     *
     * @param parameters gives a JUnit configuration parameter or system property by its name, empty where it is not set
     */
    default void begin(Function<String, Optional<String>> parameters) {}

    /**
     * A test's audits could not be carried out, or not all of them, so it has no verdict, or only those that were reported before.
     *
     * @param id of the test's first audit, or of its class where it concerns all tests
     * @param message why
     */
    default void notCarriedOut(String id, String message) {}

    /**
     * The run has ended, and everything of it was said. Called once, on any thread. What it throws fails the run and keeps no other reporter
     * from its end.
     */
    default void end() {}

    /**
     * Where a reader finds what {@link #report} has just written of an audit, for the message of a failure: one sentence without a full
     * stop, empty where nothing was written. Asked after it on the same thread, and not where it threw.
     */
    default Optional<String> whereToRead() {
        return Optional.empty();
    }
}
