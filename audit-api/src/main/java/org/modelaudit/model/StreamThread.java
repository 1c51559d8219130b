package org.modelaudit.model;

/**
 * A thread on which pictures go through one {@linkplain AuditedModel#stream instance} of a model while others go through the other
 * ones. There are as many as there are processors to spare, so what runs on one takes no further threads.
 *
 * <p>Public for engines, which ask whether they run on one.
 */
public final class StreamThread extends Thread {

    /**
     * @param work of the stream
     * @param number of the stream, for its name
     */
    public StreamThread(Runnable work, int number) {
        super(work, "modelaudit-stream-" + number);
        setDaemon(true);
    }

    /** Whether the calling thread is one. */
    public static boolean runsThis() {
        return Thread.currentThread() instanceof StreamThread;
    }
}
