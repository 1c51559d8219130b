package org.modelaudit.assertions;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.StudyAudit;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Threshold;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.study.Study;
import org.modelaudit.study.StudyMetric;
import org.modelaudit.study.StudyRequirement;

/**
 * A model that is studied on a set as a whole and waits to hear what is required of what is found. It runs when {@link ExplanationsAssert}
 * does: with all its requirements when the test method has ended, or each at once on a model that you opened yourself.
 *
 * <p>What is found is of all units of a layer, or all concepts of a set. They are no sample of anything, so a threshold that asks for an
 * interval is refused.
 *
 * @param <F> what the study finds
 */
public final class StudyAssert<F> extends AbstractAssert<StudyAssert<F>, AuditedModel> {

    private final AuditSet images;
    private final Study<F> study;
    private final AuditSession session;
    private final Declaration<StudyRequirement<F>> declared;

    StudyAssert(
            AuditedModel model,
            AuditSet images,
            Study<F> study,
            AuditSession session,
            Consumer<AssertionError> onViolation) {
        super(model, StudyAssert.class);
        this.images = images;
        this.study = study;
        this.session = session;
        this.declared = new Declaration<>(this, session, onViolation, this::run);
    }

    /**
     * Requires that what is found reaches the threshold.
     *
     * @throws ConfigurationException if the threshold cannot be meant for the metric, such as one that asks for an interval
     * @throws AuditFailedError if the requirement is violated or the verdict INCONCLUSIVE and the chain does not wait
     */
    public StudyAssert<F> has(StudyMetric<F> metric, Threshold threshold) {
        return passes(new StudyRequirement<>(metric, threshold));
    }

    /**
     * Requires a property that comes with its own bound.
     *
     * @throws AuditFailedError as {@link #has}
     */
    public StudyAssert<F> passes(StudyRequirement<F> requirement) {
        declared.require(List.of(requirement));
        return this;
    }

    /** Why this is required; the words stand in the failure and in the report. */
    public StudyAssert<F> because(String why) {
        declared.because(why);
        return this;
    }

    /**
     * Runs what was declared so far and was not run yet.
     *
     * @throws AuditFailedError if a requirement is violated or the verdict INCONCLUSIVE
     * @throws ConfigurationException if nothing is required
     */
    public StudyAssert<F> check() {
        declared.check();
        return this;
    }

    /**
     * Runs what was declared so far and was not run yet, and returns what was found instead of throwing.
     *
     * @throws ConfigurationException if nothing is required
     */
    public AuditResult evaluate() {
        return declared.evaluate();
    }

    /** Measures one requirement at once and returns what was found, whatever the verdict. */
    public AuditResult evaluate(StudyMetric<F> metric, Threshold threshold) {
        return declared.evaluate(List.of(new StudyRequirement<>(metric, threshold)));
    }

    private AuditResult run(AuditIdentity identity, List<StudyRequirement<F>> now) {
        return session.run(new StudyAudit<>(identity, actual, images, study, now));
    }
}
