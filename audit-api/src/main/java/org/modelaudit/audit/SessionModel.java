package org.modelaudit.audit;

import java.util.Optional;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.random.RunSeed;

/**
 * A model as one test sees it: the shared model, and the session that its audits belong to. This is how {@code
 * assertThat(model)} finds the session, and whatever draws the seed of the run, without any global state.
 */
final class SessionModel extends ForwardingModel {

    private final AuditSession session;

    SessionModel(AuditedModel shared, AuditSession session) {
        super(shared);
        this.session = session;
    }

    AuditedModel shared() {
        return model();
    }

    /** The model that all tests share, behind every view of it. */
    static AuditedModel shared(AuditedModel model) {
        return model instanceof SessionModel view ? view.shared() : model;
    }

    /** Another model as the session of an audited one sees it. */
    static AuditedModel beside(AuditedModel audited, AuditedModel other) {
        return audited instanceof SessionModel view ? new SessionModel(shared(other), view.session) : other;
    }

    AuditSession session() {
        return session;
    }

    @Override
    public int streams() {
        return model().streams();
    }

    @Override
    public AuditedModel stream(int number) {
        return new SessionModel(model().stream(number), session);
    }

    @Override
    public RunSeed runSeed() {
        return session.seed();
    }

    @Override
    public Optional<Object> content() {
        return model().content();
    }

    /** Does nothing: the shared model outlives the test and is closed by whoever opened it. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return model().identity().toString();
    }
}
