package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.modelaudit.data.AuditSet;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.explain.Explainer;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.metric.Measurement;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.random.RunSeed;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SourceLocation;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/**
 * What the audits of one test share: settings, reporters, explanations already made, and the audits that are declared
 * but have not run yet.
 *
 * <p>Used by one test on one thread; only the {@link ExplanationCache} is shared between sessions.
 */
public final class AuditSession {

    private final AuditedTest test;
    private final RunSeed seed;
    private final AuditRunner runner;
    private final List<Runnable> pending = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Set<AuditedModel> models = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean finished;
    private int audits;

    /**
     * A session for one test that is not of a run.
     *
     * @param testId stays the same from run to run
     * @param title for people
     * @param deferring whether audits wait for {@link #finish()}, so that all metrics share one pass over the pictures
     */
    public AuditSession(
            String testId,
            String title,
            boolean deferring,
            AuditSettings settings,
            ExplanationCache cache,
            List<AuditReporter> reporters) {
        this(
                new AuditedTest(testId, title, List.of(), deferring, null),
                settings,
                cache,
                RunLedger.none(),
                Beforehand.NOTHING,
                reporters);
    }

    AuditSession(
            AuditedTest test,
            AuditSettings settings,
            ExplanationCache cache,
            RunLedger ledger,
            Beforehand beforehand,
            List<AuditReporter> reporters) {
        this.test = test;
        this.seed = new RunSeed(settings.seed());
        this.runner = new AuditRunner(settings, cache, ledger, beforehand, reporters);
    }

    /**
     * A session for one test of a run, which keeps what it finds out and may be distributed.
     *
     * @param ledger of the run
     * @param uniqueId JUnit's of the test, by which another process runs it again
     * @param parameters with which it runs
     */
    public static AuditSession ofRun(
            AuditedTest test,
            AuditSettings settings,
            ExplanationCache cache,
            RunLedger ledger,
            List<AuditReporter> reporters,
            Distribution distribution,
            String uniqueId,
            Supplier<SortedMap<String, String>> parameters) {
        Beforehand beforehand = Beforehand.of(distribution, uniqueId, parameters, settings.progress());
        return new AuditSession(test, settings, cache, ledger, beforehand, reporters);
    }

    /** The session of a model: the test's own if the Jupiter extension gave the model to the test, else a new one. */
    public static AuditSession of(AuditedModel model) {
        return model instanceof SessionModel bound ? bound.session() : standalone(model);
    }

    private static AuditSession standalone(AuditedModel model) {
        return new AuditSession(
                model.identity().name(),
                model.identity().name(),
                false,
                AuditSettings.from(new PropertiesOfTheRun()),
                new ExplanationCache(),
                reporters());
    }

    /** Every reporter on the class path. */
    public static List<AuditReporter> reporters() {
        return ServiceLoader.load(AuditReporter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** The model as this session's test shall see it: everything that draws while it looks at it follows the session's seed. */
    public AuditedModel bind(AuditedModel model) {
        return bound(model);
    }

    private SessionModel bound(AuditedModel model) {
        AuditedModel shared = SessionModel.shared(model);
        models.add(shared);
        return new SessionModel(shared, this);
    }

    /** What the test was given or audits so far, as all tests share it: whoever runs it again has to open these. */
    Set<AuditedModel> models() {
        return Collections.unmodifiableSet(models);
    }

    RunSeed seed() {
        return seed;
    }

    /** Whether an audit waits until it is declared whole, see {@link #finish()}. */
    public boolean isDeferring() {
        return test.deferring();
    }

    /** Books an audit that runs at {@link #finish()}. */
    public void defer(Runnable audit) {
        pending.add(audit);
    }

    /**
     * Runs what is still pending, all of it, in the order of declaration.
     *
     * @throws AssertionError if a requirement is violated; several violated audits are reported together
     * @throws org.modelaudit.error.AuditException if an audit cannot be carried out; the ones after it do not run
     * @throws TestAbortedException if nothing is violated and one was aborted, as all are that were only to be planned
     */
    public void finish() {
        List<Runnable> audits = List.copyOf(pending);
        pending.clear();
        List<AssertionError> violations = new ArrayList<>();
        List<TestAbortedException> aborted = new ArrayList<>();
        for (Runnable audit : audits) {
            try {
                audit.run();
            } catch (AssertionError violation) {
                violations.add(violation);
            } catch (TestAbortedException abortion) {
                aborted.add(abortion);
            }
        }
        finished = true;
        if (violations.isEmpty() && !aborted.isEmpty()) {
            throw aborted.get(0);
        }
        if (!violations.isEmpty()) {
            AssertionError violation = violations.size() == 1
                    ? violations.get(0)
                    : new MultipleFailuresError("%d audits of one test".formatted(violations.size()), violations);
            // An aborted test is green, so what another audit of it found must not be hidden behind that.
            aborted.forEach(violation::addSuppressed);
            throw violation;
        }
    }

    /**
     * Explains a set, from what this run already knows where it can, and hands over the samples that have a map, one by one.
     * Nothing is judged or reported; this is for choosing a setting on a split of its own.
     *
     * @param consumer is called once for each such sample; what it gets lives as long as the call
     */
    public void explain(AuditedModel model, AuditSet data, Explainer explainer, Consumer<Measurement> consumer) {
        SessionModel own = bound(model);
        synchronized (own.shared()) {
            runner.explain(own, data, explainer, consumer);
        }
    }

    /** A name for the next audit of this test: the test's own for the first, numbered from the second on. */
    public String nextId() {
        String id = ids.isEmpty() ? test.id() : test.id() + "#" + (ids.size() + 1);
        ids.add(id);
        return id;
    }

    /** The names that its audits got so far. */
    public List<String> ids() {
        return List.copyOf(ids);
    }

    /** Whether all audits that were booked have run, violated or not, so that no other gets a name. */
    public boolean isFinished() {
        return finished;
    }

    /** Where a reader finds what the reporters have written of the last audit, one sentence for each that says so. */
    public List<String> written() {
        return runner.written();
    }

    /** How many audits have run to their end. */
    public int audits() {
        return audits;
    }

    public String title() {
        return test.title();
    }

    /** Where its audits are declared; empty where that is the call of each chain. */
    public Optional<SourceLocation> place() {
        return Optional.ofNullable(test.place());
    }

    /** Ids of the requirements that the test's audits are evidence for. */
    public List<String> requirements() {
        return test.requirements();
    }

    /**
     * Runs an audit and tells the reporters. Does not throw for a violation; that is the caller's to decide. Waits for an audit of
     * the same model on another thread, and of those that it is compared with.
     *
     * @throws org.modelaudit.error.AuditException if the audit cannot be carried out
     */
    public AuditResult run(Audit audit) {
        SessionModel own = bound(audit.model());
        List<AuditedModel> inTurn = new ArrayList<>(List.of(own.shared()));
        ReferenceModel.of(audit).stream()
                .map(reference -> SessionModel.shared(reference.model()))
                .filter(other -> other != own.shared())
                .forEach(inTurn::add);
        models.addAll(inTurn);
        return Turns.of(inTurn, () -> {
            AuditResult result = runner.run(audit.of(own));
            audits++;
            return result;
        });
    }

    /**
     * Runs an audit of a set as a whole and tells the reporters, as the other does.
     *
     * @throws org.modelaudit.error.AuditException if the audit cannot be carried out
     */
    public <F> AuditResult run(StudyAudit<F> audit) {
        SessionModel own = bound(audit.model());
        return Turns.of(List.of(own.shared()), () -> {
            AuditResult result = runner.run(audit.of(own));
            audits++;
            return result;
        });
    }
}
