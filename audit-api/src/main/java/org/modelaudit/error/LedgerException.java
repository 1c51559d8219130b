package org.modelaudit.error;

/** A store of outcomes fails, or what it kept is not what is computed now. */
public final class LedgerException extends AuditException {

    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message, null);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
