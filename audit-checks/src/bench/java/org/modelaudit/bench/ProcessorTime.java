package org.modelaudit.bench;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * What this process has spent, in user and system mode and on all threads. Java's own counter of it goes in steps of ten milliseconds,
 * within which many an explainer is done; C's {@code clock} goes in microseconds.
 */
final class ProcessorTime {

    private static final double CLOCKS_PER_SECOND = 1e6;
    private static final Function CLOCK =
            NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("clock");

    private ProcessorTime() {}

    /** Seconds since the process began; where C's library is not POSIX's, other seconds. */
    static double seconds() {
        return CLOCK.invokeLong(new Object[0]) / CLOCKS_PER_SECOND;
    }
}
