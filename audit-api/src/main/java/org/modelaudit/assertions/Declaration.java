package org.modelaudit.assertions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SourceLocation;

/**
 * What a chain requires until that is checked: at once, or when the test has ended.
 *
 * @param <R> a requirement
 */
final class Declaration<R> {

    private final AbstractAssert<?, ?> chain;
    private final AuditSession session;
    private final Consumer<AssertionError> onViolation;
    private final BiFunction<AuditIdentity, List<R>, AuditResult> audit;
    private final List<R> requirements = new ArrayList<>();
    private final StackTraceElement[] calls = new Throwable().getStackTrace();
    private boolean booked;
    private String reason = "";

    /**
     * @param chain that is being written
     * @param audit carries out the audit of that name with some requirements
     */
    Declaration(
            AbstractAssert<?, ?> chain,
            AuditSession session,
            Consumer<AssertionError> onViolation,
            BiFunction<AuditIdentity, List<R>, AuditResult> audit) {
        this.chain = chain;
        this.session = session;
        this.onViolation = onViolation;
        this.audit = audit;
    }

    void require(List<R> more) {
        requirements.addAll(more);
        if (!session.isDeferring()) {
            check();
        } else if (!booked) {
            session.defer(this::checkIfDeclared);
            booked = true;
        }
    }

    void because(String why) {
        reason = why;
    }

    private void checkIfDeclared() {
        booked = false;
        if (!requirements.isEmpty()) {
            check();
        }
    }

    /** Runs what was declared so far and was not run yet, and tells of a violation. */
    void check() {
        AuditResult result = evaluate();
        if (result.status().fails()) {
            onViolation.accept(violation(result));
        }
    }

    /** Runs what was declared so far and was not run yet. */
    AuditResult evaluate() {
        List<R> now = List.copyOf(requirements);
        requirements.clear();
        return evaluate(now);
    }

    /** Runs these, whatever else was declared. */
    AuditResult evaluate(List<R> now) {
        AuditIdentity identity = new AuditIdentity(
                session.nextId(),
                session.title(),
                chain.descriptionText(),
                reason,
                session.requirements(),
                session.place().or(() -> ChainLocation.of(calls, Path.of(""))).orElse(null));
        return audit.apply(identity, now);
    }

    private AuditFailedError violation(AuditResult result) {
        String custom = chain.info.overridingErrorMessage();
        AuditFailedError error =
                new AuditFailedError(custom == null ? FailureMessage.of(result, session.written()) : custom, result);
        if (session.isDeferring()) {
            error.setStackTrace(session.place().map(this::line).orElse(calls));
        }
        return error;
    }

    /** Of an audit that stands in no Java source: its line there instead of calls of ours. */
    private StackTraceElement[] line(SourceLocation place) {
        return new StackTraceElement[] {new StackTraceElement("audits", session.title(), place.file(), place.line())};
    }
}
