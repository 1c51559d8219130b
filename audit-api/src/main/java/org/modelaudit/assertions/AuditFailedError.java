package org.modelaudit.assertions;

import java.util.stream.Collectors;
import org.modelaudit.display.OutsideText;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Verdict;
import org.modelaudit.result.AuditResult;
import org.opentest4j.AssertionFailedError;

/** A requirement of an audit is violated, or the verdict is INCONCLUSIVE. Carries everything that was found. */
public final class AuditFailedError extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    private final transient AuditResult result;

    AuditFailedError(String message, AuditResult result) {
        super(OutsideText.visible(message), OutsideText.visible(expected(result)), OutsideText.visible(actual(result)));
        this.result = result;
    }

    /** What was found. */
    public AuditResult result() {
        return result;
    }

    private static String expected(AuditResult result) {
        return result.verdicts().stream()
                .filter(v -> v.status().fails())
                .map(v -> v.requirement().toString())
                .collect(Collectors.joining("\n"));
    }

    private static String actual(AuditResult result) {
        return result.verdicts().stream()
                .filter(v -> v.status().fails())
                .map(AuditFailedError::measured)
                .collect(Collectors.joining("\n"));
    }

    private static String measured(Verdict verdict) {
        Double estimate = verdict.estimate();
        return verdict.requirement().metric().name() + " " + (estimate == null ? "undefined" : Numbers.plain(estimate));
    }
}
