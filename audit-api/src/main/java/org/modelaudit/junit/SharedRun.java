package org.modelaudit.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.result.AuditReporter;

/**
 * What all tests of a run share.
 *
 * @param cache of explanations
 * @param ledger of outcomes
 * @param reporters found on the class path
 */
record SharedRun(ExplanationCache cache, RunLedger ledger, List<AuditReporter> reporters) implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(SharedRun.class.getName());

    /** That of the run; begun by the first test that asks. */
    static SharedRun of(ExtensionContext context) {
        return AuditStore.ofRun(context, SharedRun.class, SharedRun.class, key -> begun(context));
    }

    private static SharedRun begun(ExtensionContext context) {
        SharedRun run = new SharedRun(
                new ExplanationCache(),
                RunLedger.of(LedgerSettings.from(context::getConfigurationParameter)),
                AuditSession.reporters());
        run.reporters.forEach(reporter -> reporter.begin(context.getRoot()::getConfigurationParameter));
        return run;
    }

    /** Tells every reporter; one that fails is logged, not to hide why the audits were not carried out. */
    void notCarriedOut(String id, String message) {
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
