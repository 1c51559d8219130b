package org.modelaudit.audit;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.modelaudit.data.AuditSample;

/**
 * The next pictures, read by a thread that has nothing else to do, else by who needs them first.
 *
 * @param samples in order
 * @param reading once
 */
record ReadPictures(List<AuditSample> samples, FutureTask<Read> reading) {

    /** @param reading finds out what is known of the samples, and reads what is not */
    static ReadPictures of(List<AuditSample> samples, Supplier<Read> reading) {
        return new ReadPictures(List.copyOf(samples), new FutureTask<>(reading::get));
    }

    /** What was read; waits also for who is interrupted, for half of a batch says nothing. */
    Read get() {
        reading.run();
        try {
            return Patience.until(reading::get);
        } catch (ExecutionException e) {
            throw Failures.unchecked(e);
        }
    }

    /**
     * What the ledger knows of some samples, and the pictures of the others.
     *
     * @param known one for each sample, in order
     */
    record Read(List<KeptRow> known, PreparedPictures pictures) {}
}
