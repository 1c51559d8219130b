package org.modelaudit.error;

/** The device that was asked for is not there. */
public final class DeviceException extends AuditException {

    private static final long serialVersionUID = 1L;

    public DeviceException(String message) {
        super(message, null);
    }

    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
