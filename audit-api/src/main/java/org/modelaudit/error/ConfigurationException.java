package org.modelaudit.error;

/** An annotation, a property or a call asks for something that does not exist or cannot be combined. */
public class ConfigurationException extends AuditException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message, null);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
