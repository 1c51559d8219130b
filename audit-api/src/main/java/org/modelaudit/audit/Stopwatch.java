package org.modelaudit.audit;

import java.util.OptionalDouble;

/** How long pictures take once the first batch, which takes longer, is through; tells it once. */
final class Stopwatch {

    private final long start = System.nanoTime();
    private long firstBatch;
    private int done;
    private boolean told;

    /**
     * Takes note of a batch.
     *
     * @param all pictures that are done
     * @return seconds that each further picture takes, when that is known for the first time
     */
    OptionalDouble lap(int all) {
        long now = System.nanoTime();
        double each = (now - (done == 0 ? start : firstBatch)) / 1e9 / Math.max(1, all - done);
        boolean known = done > 0;
        if (done == 0) {
            firstBatch = now;
            done = all;
        }
        if (told || !known) {
            return OptionalDouble.empty();
        }
        told = true;
        return OptionalDouble.of(each);
    }
}
