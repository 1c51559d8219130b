package org.modelaudit.audit;

import java.util.concurrent.ExecutionException;

/** What went wrong on another thread, thrown again on the one that waited for it. */
final class Failures {

    private Failures() {}

    /**
     * @return never
     */
    static RuntimeException unchecked(ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException failure) {
            throw failure;
        }
        if (failed.getCause() instanceof Error failure) {
            throw failure;
        }
        throw new IllegalStateException(failed);
    }
}
