package org.modelaudit.ledger;

/** Opens ledgers. Found by {@link java.util.ServiceLoader}; implement it to keep outcomes elsewhere. */
public interface LedgerProvider {

    /**
     * Opens a ledger, and makes it where there is none.
     *
     * @throws org.modelaudit.error.LedgerException if that cannot be done; the message says why and what to do
     */
    Ledger open(LedgerSettings settings);
}
