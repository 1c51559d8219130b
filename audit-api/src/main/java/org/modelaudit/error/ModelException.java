package org.modelaudit.error;

/** The model's file, its labels or what it returns cannot be audited. */
public final class ModelException extends AuditException {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message, null);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
