package org.modelaudit.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.modelaudit.assertions.AuditFailedError;
import org.modelaudit.display.OutsideText;
import org.modelaudit.error.AuditException;
import org.modelaudit.gate.Status;
import org.opentest4j.MultipleFailuresError;

/**
 * What became of the audits of a run: says why one failed, as soon as it did, and which {@link ExitCode} all of them make together. A
 * violation is certain whatever else happened; only then counts that others could not be carried out.
 */
final class AuditOutcomes implements TestExecutionListener {

    private static final List<ExitCode> WORST_FIRST =
            List.of(ExitCode.FAIL, ExitCode.TROUBLE, ExitCode.INCONCLUSIVE, ExitCode.PASS);

    private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    private int passed;
    private int notPassed;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
            case FAILED, ABORTED -> {
                // A folder that holds none is trouble, and no audit that did not pass.
                notPassed += AuditRun.isAudit(test) ? 1 : 0;
                result.getThrowable().ifPresentOrElse(this::trouble, () -> codes.add(ExitCode.TROUBLE));
            }
        }
    }

    @Override
    @SuppressWarnings("SystemOut")
    public void executionSkipped(TestIdentifier test, String reason) {
        System.out.println(oneLine("skipped  %s: %s".formatted(test.getDisplayName(), reason)));
    }

    /** Says what a test or the search for tests ended with. */
    @SuppressWarnings("SystemOut")
    void trouble(Throwable thrown) {
        if (thrown instanceof MultipleFailuresError several) {
            several.getFailures().forEach(this::trouble);
        } else if (thrown instanceof AuditFailedError failed) {
            codes.add(failed.result().status() == Status.INCONCLUSIVE ? ExitCode.INCONCLUSIVE : ExitCode.FAIL);
            System.out.println(System.lineSeparator() + failed.getMessage());
        } else if (thrown instanceof AssertionError violated) {
            codes.add(ExitCode.FAIL);
            System.out.println(OutsideText.visible(String.valueOf(violated.getMessage())));
        } else {
            codes.add(ExitCode.TROUBLE);
            System.err.println(OutsideText.visible(sentence(thrown)));
        }
    }

    /** The sentence of the product where there is one behind what JUnit says. */
    private static String sentence(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuditException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }

    /** Says how many there were, if any, and what that makes together. */
    @SuppressWarnings("SystemOut")
    ExitCode end() {
        if (passed + notPassed == 0 && codes.isEmpty()) {
            return nothing();
        }
        if (passed + notPassed > 0) {
            System.out.printf("%n%d of %d audits passed%n", passed, passed + notPassed);
        }
        return code();
    }

    /** Says that nothing was there to run, which is no success. */
    ExitCode nothing() {
        System.err.println("There is no audit in what was given; an audit is a file whose name ends with .audit.yaml.");
        return ExitCode.TROUBLE;
    }

    boolean hasNoTrouble() {
        return codes.isEmpty();
    }

    /** The worst of all. */
    ExitCode code() {
        return WORST_FIRST.stream().filter(codes::contains).findFirst().orElse(ExitCode.PASS);
    }

    static String oneLine(String text) {
        return OutsideText.visible(text).replace("\n", "\\n");
    }
}
