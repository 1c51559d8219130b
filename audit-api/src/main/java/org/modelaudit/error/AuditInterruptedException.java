package org.modelaudit.error;

/** The thread that audits was told to stop. It stays marked as interrupted. */
public final class AuditInterruptedException extends AuditException {

    private static final long serialVersionUID = 1L;

    public AuditInterruptedException(String message) {
        super(message, null);
    }
}
