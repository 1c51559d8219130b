package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;

/** Every reporter of a session, and what they have written of its last audit. */
final class Reporters {

    private static final System.Logger LOGGER = System.getLogger(Reporters.class.getName());

    private final List<AuditReporter> reporters;
    private List<String> written = List.of();

    Reporters(List<AuditReporter> reporters) {
        this.reporters = List.copyOf(reporters);
    }

    /** A reporter's trouble fails an audit that would pass; beside a violation it is only logged, not to hide it. */
    void report(AuditResult result, Evidence evidence) {
        List<RuntimeException> troubles = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (AuditReporter reporter : reporters) {
            try {
                reporter.report(result, evidence);
                reporter.whereToRead().ifPresent(places::add);
            } catch (RuntimeException trouble) {
                LOGGER.log(
                        System.Logger.Level.WARNING, () -> reporter.getClass().getName() + " failed", trouble);
                troubles.add(trouble);
            }
        }
        written = List.copyOf(places);
        if (!result.status().fails() && !troubles.isEmpty()) {
            throw troubles.get(0);
        }
    }

    /** Where a reader finds what was written of the last audit, one sentence for each reporter that says so. */
    List<String> written() {
        return written;
    }
}
