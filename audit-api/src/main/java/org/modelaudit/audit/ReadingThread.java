package org.modelaudit.audit;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Reads the next pictures while others go through the model. Whoever hands them over bounds how many that are. */
final class ReadingThread implements AutoCloseable {

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread reader = new Thread(work, "modelaudit-reader");
                reader.setDaemon(true);
                return reader;
            });

    void read(ReadPictures pictures) {
        thread.execute(pictures.reading());
    }

    /** Waits for what is being read, and gives up the rest. */
    @Override
    public void close() {
        thread.getQueue().clear();
        thread.shutdown();
        Patience.until(() -> thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
    }
}
