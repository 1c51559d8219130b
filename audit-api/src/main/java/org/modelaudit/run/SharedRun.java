package org.modelaudit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.AuditedTest;
import org.modelaudit.audit.Budget;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.comparison.CommittedFiles;
import org.modelaudit.distribution.Assignment;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.ledger.LedgerInMemory;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.result.AuditReporter;

/**
 * What all tests of a run share.
 *
 * @param cache of explanations
 * @param ledger of outcomes
 * @param reporters found on the class path; none in a worker
 * @param distribution of what is computed
 */
public record SharedRun(
        ExplanationCache cache, RunLedger ledger, List<AuditReporter> reporters, Distribution distribution)
        implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(SharedRun.class.getName());

    /** That of the run; begun by the first test that asks. */
    public static SharedRun of(RunScope run) {
        return run.shared(SharedRun.class, SharedRun.class, key -> begun(run));
    }

    private static SharedRun begun(RunScope scope) {
        if (AuditSettings.isDryRun(scope::parameter)) {
            return new SharedRun(new ExplanationCache(), RunLedger.none(), List.of(), Distribution.none());
        }
        Distribution distribution = Distribution.from(scope::parameter);
        SharedRun run = new SharedRun(
                new ExplanationCache(),
                ledger(distribution, LedgerSettings.from(scope::parameter)),
                distribution.assignment().isPresent() ? List.of() : AuditSession.reporters(),
                distribution);
        run.reporters.forEach(reporter -> reporter.begin(scope::parameter));
        return run;
    }

    /** What is distributed comes back by way of a ledger, if need be of one that ends with the run. */
    static RunLedger ledger(Distribution distribution, LedgerSettings settings) {
        Optional<Assignment> assignment = distribution.assignment();
        if (assignment.isPresent()) {
            return RunLedger.in(assignment.get().ledger());
        }
        RunLedger ledger = RunLedger.of(settings);
        return distribution.executor().isPresent() ? ledger.orElse(new LedgerInMemory(settings.bytes())) : ledger;
    }

    /** The files beside the tests that the audits of a run are held against. */
    public static CommittedFiles files(RunScope scope) {
        return CommittedFiles.of(scope::parameter, name -> Optional.ofNullable(System.getenv(name)));
    }

    /**
     * A session for one test of the run, with the run's settings.
     *
     * @param uniqueId JUnit's of the test
     */
    public AuditSession session(RunScope scope, String uniqueId, AuditedTest test, Budget budget) {
        return AuditSession.ofRun(
                test,
                AuditSettings.from(scope::parameter).within(budget).with(files(scope)),
                cache,
                ledger,
                reporters,
                distribution,
                uniqueId,
                () -> parameters(scope));
    }

    private static SortedMap<String, String> parameters(RunScope scope) {
        // Asked for when tests are discovered, which is before there is a run.
        scope.parameter("modelaudit.explainers");
        return AskedParameters.of(scope).values();
    }

    /** Tells every reporter; one that fails is logged, not to hide why the audits were not carried out. */
    public void notCarriedOut(String id, String message) {
        tell(reporter -> reporter.notCarriedOut(id, message));
    }

    /**
     * Ends the run for every reporter, whatever becomes of the others, and closes the ledger.
     *
     * @throws RuntimeException of the first that failed, with the others' attached
     */
    @Override
    public void close() {
        List<RuntimeException> troubles = tell(AuditReporter::end);
        for (Runnable closing : List.<Runnable>of(ledger::close, distribution::close)) {
            try {
                closing.run();
            } catch (RuntimeException trouble) {
                troubles.add(trouble);
            }
        }
        if (!troubles.isEmpty()) {
            RuntimeException first = troubles.get(0);
            troubles.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private List<RuntimeException> tell(Consumer<AuditReporter> word) {
        List<RuntimeException> troubles = new ArrayList<>();
        for (AuditReporter reporter : reporters) {
            try {
                word.accept(reporter);
            } catch (RuntimeException trouble) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        () -> "%s failed: %s".formatted(reporter.getClass().getSimpleName(), trouble.getMessage()));
                troubles.add(trouble);
            }
        }
        return troubles;
    }
}
