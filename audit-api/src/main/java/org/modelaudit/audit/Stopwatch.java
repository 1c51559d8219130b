package org.modelaudit.audit;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * How long a picture takes once the first, which take longer and of which others are done side by side before they are seen, have gone
 * by.
 */
final class Stopwatch {

    private final LongSupplier clock;
    private final int ahead;
    private final long start;
    private long begin;
    private int before;
    private long last;
    private int done;
    private boolean told;

    /**
     * @param ahead so many pictures go by before it counts, at least 1; it tells after as many again
     */
    Stopwatch(int ahead) {
        this(ahead, System::nanoTime);
    }

    /**
     * @param clock in nanoseconds
     */
    Stopwatch(int ahead, LongSupplier clock) {
        this.clock = clock;
        this.ahead = ahead;
        this.start = clock.getAsLong();
        this.begin = start;
        this.last = start;
    }

    /**
     * Takes note of the next pictures.
     *
     * @param all pictures that are done
     * @return seconds that each further picture takes, when that is known for the first time
     */
    OptionalDouble lap(int all) {
        last = clock.getAsLong();
        done = all;
        if (before == 0 && all >= ahead) {
            begin = last;
            before = all;
        }
        if (told || before == 0 || all - before < ahead) {
            return OptionalDouble.empty();
        }
        told = true;
        return OptionalDouble.of(each());
    }

    /** Seconds that a picture took; of the first ones as long as there are no others. */
    double each() {
        return done > before ? (last - begin) / 1e9 / (done - before) : elapsed() / Math.max(1, done);
    }

    /** Seconds up to the last lap. */
    double elapsed() {
        return (last - start) / 1e9;
    }
}
