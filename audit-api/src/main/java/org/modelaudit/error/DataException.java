package org.modelaudit.error;

/** The pictures or their ground truth cannot be read. */
public final class DataException extends AuditException {

    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message, null);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
