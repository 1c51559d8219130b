package org.modelaudit.torch.source;

import org.jspecify.annotations.Nullable;

/**
 * A saved program that cannot be read, flattened or cut, said as half a sentence that needs the file's name in front.
 * {@code org.modelaudit.torch} turns it into a {@link org.modelaudit.error.ModelException} that names the file.
 */
public final class ProgramException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProgramException(String message) {
        this(message, null);
    }

    public ProgramException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
