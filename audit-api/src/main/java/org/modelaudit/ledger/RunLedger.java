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
    private final @Nullable Function<LedgerSettings, Ledger> opener;
    private final @Nullable Ledger instead;
    private final RecentBlobs recent = new RecentBlobs();
    private @Nullable Ledger ledger;
    private @Nullable String trouble;
    private boolean opened;

    private RunLedger(
            LedgerSettings settings, @Nullable Function<LedgerSettings, Ledger> opener, @Nullable Ledger instead) {
        this.settings = settings;
        this.opener = opener;
        this.instead = instead;
    }

    /** With the store that lies on the class path; without one, nothing is kept and nothing is said. */
    public static RunLedger of(LedgerSettings settings) {
        return ServiceLoader.load(LedgerProvider.class)
                .findFirst()
                .map(provider -> of(settings, provider::open))
                .orElseGet(() -> new RunLedger(settings, null, null));
    }

    /** With another store. */
    public static RunLedger of(LedgerSettings settings, Function<LedgerSettings, Ledger> opener) {
        return new RunLedger(settings, settings.file().isPresent() ? opener : null, null);
    }

    /** With a store that is open already. */
    public static RunLedger in(Ledger ledger) {
        return none().orElse(ledger);
    }

    /** Remembers what a run shares, and keeps nothing. */
    public static RunLedger none() {
        return new RunLedger(LedgerSettings.none(), null, null);
    }

    /**
     * The same, before it is asked for anything, that goes on with another store where it has none or its own fails.
     *
     * @param other open already
     */
    public RunLedger orElse(Ledger other) {
        return new RunLedger(settings, opener, other);
    }

    /** Outcomes of each audit that are computed again although they are kept. */
    public int verify() {
        return settings.verify();
    }

    /** Whether anything is kept. */
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
        for (Ledger open = open(); open != null; open = open()) {
            try {
                return question.apply(open);
            } catch (LedgerException failed) {
                fail(open, failed);
            }
        }
        return otherwise;
    }

    private synchronized @Nullable Ledger open() {
        if (!opened) {
            opened = true;
            ledger = instead;
            if (opener != null) {
                try {
                    ledger = opener.apply(settings);
                } catch (LedgerException failed) {
                    remember(failed);
                }
            }
        }
        return ledger;
    }

    private synchronized void fail(Ledger broken, LedgerException failed) {
        remember(failed);
        if (ledger == broken) {
            ledger = broken == instead ? null : instead;
            try {
                broken.close();
            } catch (LedgerException again) {
                failed.addSuppressed(again);
            }
        }
    }

    /** The first has a cause; those after it only find the ledger closed. */
    private synchronized void remember(LedgerException failed) {
        if (trouble == null) {
            trouble = String.valueOf(failed.getMessage());
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
                remember(failed);
            }
        }
    }
}
