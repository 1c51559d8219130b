package org.modelaudit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.Budget;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.comparison.CommittedFiles;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.SourceLocation;

/**
 * What all tests of a run share.
 *
 * @param cache of explanations
 * @param ledger of outcomes
 * @param reporters found on the class path
 */
public record SharedRun(ExplanationCache cache, RunLedger ledger, List<AuditReporter> reporters)
        implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(SharedRun.class.getName());

    /** That of the run; begun by the first test that asks. */
    public static SharedRun of(RunScope run) {
        return run.shared(SharedRun.class, SharedRun.class, key -> begun(run));
    }

    private static SharedRun begun(RunScope scope) {
        SharedRun run = new SharedRun(
                new ExplanationCache(), RunLedger.of(LedgerSettings.from(scope::parameter)), AuditSession.reporters());
        run.reporters.forEach(reporter -> reporter.begin(scope::parameter));
        return run;
    }

    /** The files beside the tests that the audits of a run are held against. */
    public static CommittedFiles files(RunScope scope) {
        return CommittedFiles.of(scope::parameter, name -> Optional.ofNullable(System.getenv(name)));
    }

    /**
     * A session for one test of the run, with the run's settings.
     *
     * @param id stays the same from run to run
     * @param title for people
     * @param requirements ids of those that the test is evidence for
     * @param deferring whether audits wait for {@link AuditSession#finish()}
     * @param place at which its audits are declared; null where each chain's own call is
     */
    public AuditSession session(
            RunScope scope,
            String id,
            String title,
            List<String> requirements,
            boolean deferring,
            Budget budget,
            @Nullable SourceLocation place) {
        return new AuditSession(
                id,
                title,
                requirements,
                deferring,
                AuditSettings.from(scope::parameter).within(budget).with(files(scope)),
                cache,
                ledger,
                reporters,
                place);
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
        try {
            ledger.close();
        } catch (RuntimeException trouble) {
            troubles.add(trouble);
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
