package org.modelaudit.report.ledger;

import java.nio.file.Path;
import org.modelaudit.ledger.Ledger;
import org.modelaudit.ledger.LedgerProvider;
import org.modelaudit.ledger.LedgerSettings;

/** Keeps outcomes in an SQLite database. Found by {@link java.util.ServiceLoader}; nobody needs to call it. */
public final class SqliteLedgerProvider implements LedgerProvider {

    @Override
    public Ledger open(LedgerSettings settings) {
        Path file = settings.file()
                .orElseThrow(() -> new IllegalArgumentException("A ledger that is switched off is not opened."));
        return SqliteLedger.open(file, settings.bytes());
    }
}
