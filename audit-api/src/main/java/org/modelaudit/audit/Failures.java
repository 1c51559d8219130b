package org.modelaudit.audit;

/** What went wrong on another thread, thrown again on the one that waited for it. */
final class Failures {

    private Failures() {}

    /**
     * @return never
     */
    static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        throw new IllegalStateException(cause);
    }
}
