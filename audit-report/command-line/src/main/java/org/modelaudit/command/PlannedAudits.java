package org.modelaudit.command;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.TestAbortedException;

/** What became of audits that were to be planned and not run: one that ends before its verdict has said what it would do. */
final class PlannedAudits implements TestExecutionListener {

    private final AuditOutcomes outcomes = new AuditOutcomes();
    private final int audits;

    /**
     * @param audits that were found
     */
    PlannedAudits(int audits) {
        this.audits = audits;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable()
                .filter(thrown -> !(thrown instanceof TestAbortedException))
                .ifPresent(this::trouble);
    }

    /** Says what is wrong with an audit, or with the search for them. */
    void trouble(Throwable thrown) {
        outcomes.trouble(thrown);
    }

    /** Success where nothing is wrong and there is something that would run. */
    ExitCode end() {
        return audits == 0 && outcomes.hasNoTrouble() ? outcomes.nothing() : outcomes.code();
    }
}
