package org.modelaudit.error;

import org.jspecify.annotations.Nullable;
import org.modelaudit.display.OutsideText;

/**
 * Trouble that keeps an audit from being carried out, as opposed to a requirement that is violated.
 *
 * <p>The message is one sentence that says what is wrong, where, and what to do about it. What a terminal
 * would obey or hide in it, such as escapes in the name of a file, is written out.
 */
public abstract class AuditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuditException(String message, @Nullable Throwable cause) {
        super(OutsideText.visible(message), cause);
    }
}
