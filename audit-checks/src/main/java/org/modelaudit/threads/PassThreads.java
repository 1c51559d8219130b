package org.modelaudit.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.modelaudit.model.StreamThread;

/**
 * Threads on which passes run side by side, each of them on one; where {@linkplain StreamThread whole pictures} already do, there are
 * none to spare. They start when they are first needed and end when nothing has
 * needed them for a while.
 */
public final class PassThreads {

    private static final long IDLE_SECONDS = 10;

    private final int count;
    private final ThreadPoolExecutor threads;

    /**
     * @param count of passes at once, at least 1; 1 runs all of them on the thread that asks
     */
    public PassThreads(int count) {
        this.count = count;
        this.threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PassThread::new);
        threads.allowCoreThreadTimeOut(true);
    }

    /** As many as {@link ThreadCount} says. */
    public static PassThreads wanted() {
        return new PassThreads(ThreadCount.wanted());
    }

    /**
     * Whether the calling thread is one of these: whoever waits for it holds what a pass needs to itself, and would wait for ever
     * for a thread that asked for it again.
     */
    public static boolean runsThis() {
        return Thread.currentThread() instanceof PassThread;
    }

    /**
     * Runs all passes, and waits until each has ended, whatever became of the others: none is left that works on what the caller
     * closes.
     *
     * @return what they gave, in order
     * @throws RuntimeException that the first of them in order threw
     */
    public <T> List<T> all(List<Supplier<T>> passes) {
        if (count == 1 || passes.size() == 1 || runsThis() || StreamThread.runsThis()) {
            return passes.stream().map(Supplier::get).toList();
        }
        List<CompletableFuture<T>> running = new ArrayList<>();
        passes.forEach(pass -> running.add(CompletableFuture.supplyAsync(pass, threads)));
        running.forEach(pass -> pass.handle((value, failure) -> value).join());
        return running.stream().map(PassThreads::result).toList();
    }

    private static <T> T result(CompletableFuture<T> pass) {
        try {
            return pass.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static final class PassThread extends Thread {

        PassThread(Runnable work) {
            super(work, "modelaudit-pass");
            setDaemon(true);
        }
    }
}
