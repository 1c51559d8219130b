package org.modelaudit.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.LedgerException;

/**
 * The ledger as the audits of a run see it: whatever fails, they go on without it and say so, for a verdict does not hang on what is
 * kept. Opened by the first audit that asks. For several threads.
 */
public final class RunLedger implements AutoCloseable {

    private final LedgerSettings settings;
    private final Function<LedgerSettings, Ledger> opener;
    private final RecentBlobs recent = new RecentBlobs();
    private @Nullable Ledger ledger;
    private @Nullable String trouble;
    private boolean opened;

    private RunLedger(LedgerSettings settings, Function<LedgerSettings, Ledger> opener) {
        this.settings = settings;
        this.opener = opener;
        this.opened = settings.file().isEmpty();
    }

    /** With the store that lies on the class path; without one, nothing is kept and nothing is said. */
    public static RunLedger of(LedgerSettings settings) {
        return ServiceLoader.load(LedgerProvider.class)
                .findFirst()
                .map(provider -> of(settings, provider::open))
                .orElseGet(RunLedger::none);
    }

    /** With another store. */
    public static RunLedger of(LedgerSettings settings, Function<LedgerSettings, Ledger> opener) {
        return new RunLedger(settings, opener);
    }

    /** With a store that is open already. */
    public static RunLedger in(Ledger ledger) {
        RunLedger run = new RunLedger(LedgerSettings.none(), settings -> ledger);
        run.opened = false;
        return run;
    }

    /** Remembers what a run shares, and keeps nothing. */
    public static RunLedger none() {
        return new RunLedger(LedgerSettings.none(), settings -> {
            throw new IllegalStateException("There is no ledger to open.");
        });
    }

    /** Outcomes of each audit that are computed again although they are kept. */
    public int verify() {
        return settings.verify();
    }

    /** Whether anything is kept beyond the run. */
    public boolean isOpen() {
        return open() != null;
    }

    /** Why nothing is kept although it should be, a sentence; empty where all is well. */
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    public Map<LedgerKey, KeptOutcome> outcomes(Collection<LedgerKey> keys) {
        return ask(Map.of(), open -> open.outcomes(keys));
    }

    public Map<LedgerKey, KeptExplanation> explanations(Collection<LedgerKey> keys) {
        return ask(Map.of(), open -> open.explanations(keys));
    }

    /** What this run has just made, or the ledger has kept. */
    public Optional<byte[]> blob(LedgerKey key) {
        Optional<byte[]> known = recent.find(key);
        return known.isPresent() ? known : ask(Optional.empty(), open -> open.blob(key));
    }

    /** Keeps a blob for the run alone. */
    public void share(LedgerKey key, byte[] blob) {
        recent.keep(key, blob);
    }

    public void keep(KeptBatch batch) {
        if (!batch.isEmpty()) {
            ask(false, open -> {
                open.keep(batch);
                return true;
            });
        }
    }

    private <T> T ask(T otherwise, Function<Ledger, T> question) {
        Ledger open = open();
        if (open == null) {
            return otherwise;
        }
        try {
            return question.apply(open);
        } catch (LedgerException failed) {
            fail(failed);
            return otherwise;
        }
    }

    private synchronized @Nullable Ledger open() {
        if (!opened) {
            opened = true;
            try {
                ledger = opener.apply(settings);
            } catch (LedgerException failed) {
                fail(failed);
            }
        }
        return ledger;
    }

    private synchronized void fail(LedgerException failed) {
        // The first has a cause; those after it only find the ledger closed.
        if (trouble == null) {
            trouble = String.valueOf(failed.getMessage());
        }
        Ledger broken = ledger;
        ledger = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (LedgerException again) {
                failed.addSuppressed(again);
            }
        }
    }

    @Override
    public synchronized void close() {
        Ledger open = ledger;
        ledger = null;
        opened = true;
        if (open != null) {
            try {
                open.close();
            } catch (LedgerException failed) {
                fail(failed);
            }
        }
    }
}
