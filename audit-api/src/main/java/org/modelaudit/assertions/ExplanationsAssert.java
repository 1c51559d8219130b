package org.modelaudit.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.modelaudit.audit.Audit;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.ExplainerDoubt;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SanityCheckProvider;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;

/**
 * Explanations that wait to hear what is required of them.
 *
 * <p><b>When it runs.</b> On a model that the Jupiter extension gave to a test, the chain is a declaration: it runs when
 * the test method has ended, once, with all its requirements in one pass over the pictures, and {@code because} may stand
 * anywhere. On a model that you opened yourself, each {@code has} is checked at once, as AssertJ does; say {@code because}
 * and {@code as} before it. {@link #evaluate()} and {@link #check()} run a declared chain earlier.
 */
public final class ExplanationsAssert extends AbstractAssert<ExplanationsAssert, AuditedModel> {

    private final AuditSet images;
    private final Explainer explainer;
    private final AuditSession session;
    private final Declaration<Requirement> declared;
    private final List<String> slicedBy = new ArrayList<>();
    private boolean holm;
    private ExplainerDoubt doubt = ExplainerDoubt.none();

    ExplanationsAssert(
            AuditedModel model,
            AuditSet images,
            Explainer explainer,
            AuditSession session,
            Consumer<AssertionError> onViolation) {
        super(model, ExplanationsAssert.class);
        this.images = images;
        this.explainer = explainer;
        this.session = session;
        this.declared = new Declaration<>(this, session, onViolation, this::run);
    }

    /**
     * Requires that the metric reaches the threshold.
     *
     * @throws ConfigurationException if the threshold cannot be meant for the metric, such as {@code atLeast} where lower
     *     is better
     * @throws AuditFailedError if the requirement is violated or the verdict INCONCLUSIVE and the chain does not wait
     */
    public ExplanationsAssert has(Metric metric, Threshold threshold) {
        return require(List.of(new Requirement(metric, threshold)));
    }

    private ExplanationsAssert require(List<Requirement> more) {
        declared.require(more);
        return this;
    }

    /**
     * Requires that a check is passed.
     *
     * @throws AuditFailedError if it is not, and the chain does not wait
     */
    public ExplanationsAssert passes(Check check) {
        return require(check.requirements());
    }

    /**
     * Requires that the explainer passes the sanity check on this model, which is parameter randomisation. Where it fails,
     * every other verdict of this chain is INCONCLUSIVE and says why, unless {@link #regardlessOfSanity()} is said. Without a
     * deferred run, say it first.
     *
     * @throws ConfigurationException if no check is on the class path
     * @throws AuditFailedError if the explainer fails, and the chain does not wait
     */
    public ExplanationsAssert requiresSaneExplainer() {
        return passes(ServiceLoader.load(SanityCheckProvider.class)
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "There is no sanity check for explainers on the class path; add audit-checks."))
                .sanityCheck());
    }

    /** Lets every verdict stand as measured, even where the explainer fails a sanity check of this chain. */
    public ExplanationsAssert regardlessOfSanity() {
        doubt = doubt.disregarded();
        return this;
    }

    /**
     * Corrects the verdicts that ask for confidence for their number (Holm), so that with that confidence none of them is
     * wrong. Not needed to read the audit as a whole, which passes only if all do; say it to quote single verdicts of many.
     *
     * @throws ConfigurationException if the chain does not wait, because each metric is then an audit of its own
     */
    public ExplanationsAssert holmCorrected() {
        if (!session.isDeferring()) {
            throw new ConfigurationException(
                    "holmCorrected() needs all metrics of an audit together, but here each has(…) is checked at once; use the model of a @ModelAudit test.");
        }
        holm = true;
        return this;
    }

    /**
     * Requires the same in each slice of the pictures, so that a good mean hides no broken class: {@code inEachSlice("class")}, a key
     * of tags such as {@code inEachSlice("weather")} for tags like {@code weather=night}, or a plain tag, which cuts the pictures into
     * those that have it and the others. Each slice is held against the bound by its interval, at 95 % where the requirement states no
     * level, corrected for the number of slices (Holm); one of fewer than ten values is INCONCLUSIVE. Says so for every
     * requirement of this chain but sanity checks. Without a deferred run, say it first.
     *
     * @param key may be given several times
     */
    public ExplanationsAssert inEachSlice(String key) {
        if (!slicedBy.contains(key)) {
            slicedBy.add(key);
        }
        return this;
    }

    /** Why this is required; the words stand in the failure and in the report. */
    public ExplanationsAssert because(String why) {
        declared.because(why);
        return this;
    }

    /**
     * Runs what was declared so far and was not run yet.
     *
     * @throws AuditFailedError if a requirement is violated or the verdict INCONCLUSIVE
     * @throws ConfigurationException if nothing is required
     */
    public ExplanationsAssert check() {
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
    public AuditResult evaluate(Metric metric, Threshold threshold) {
        return declared.evaluate(List.of(new Requirement(metric, threshold)));
    }

    private AuditResult run(AuditIdentity identity, List<Requirement> now) {
        List<Requirement> sliced = now.stream()
                .map(requirement -> requirement.inEachSlice(slicedBy))
                .toList();
        AuditResult result = session.run(new Audit(identity, actual, images, explainer, sliced, holm, doubt));
        doubt = doubt.after(result.verdicts());
        return result;
    }
}
