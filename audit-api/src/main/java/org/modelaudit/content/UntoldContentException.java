package org.modelaudit.content;

/** Nobody can say what tells a value from others, so that nothing may be kept under it; the message is a clause that says why. */
public final class UntoldContentException extends Exception {

    private static final long serialVersionUID = 1L;

    UntoldContentException(String message) {
        super(message);
    }
}
