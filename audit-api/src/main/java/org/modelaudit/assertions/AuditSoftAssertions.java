package org.modelaudit.assertions;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.StandardSoftAssertionsProvider;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.model.AuditedModel;

/**
 * Soft assertions that audit models beside everything that AssertJ knows: violations are collected and reported
 * together.
 *
 * <p>Works with {@code SoftAssertionsExtension} of AssertJ, with {@code assertSoftly}, and alone with {@link
 * #assertAll()}.
 */
public class AuditSoftAssertions extends AbstractSoftAssertions implements StandardSoftAssertionsProvider {

    private final List<AuditSession> sessions = new ArrayList<>();

    /** Starts an audit whose violation is collected, see {@link AuditAssertions#assertThat(AuditedModel)}. */
    public ModelAssert assertThat(AuditedModel model) {
        AuditSession session = AuditSession.of(model);
        sessions.add(session);
        return new ModelAssert(model, session, this::collectAssertionError);
    }

    /** Runs the audits that were declared and still wait, then reports all violations together. */
    @Override
    public void assertAll() {
        sessions.forEach(AuditSession::finish);
        super.assertAll();
    }
}
