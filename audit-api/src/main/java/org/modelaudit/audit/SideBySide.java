package org.modelaudit.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.modelaudit.model.StreamThread;

/**
 * Work that goes through several streams side by side and comes back in the order in which it was handed over, on the thread that
 * handed it over. Of one stream, that thread does the work itself.
 */
final class SideBySide<T, R> implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(SideBySide.class.getName());

    private final Function<T, R> first;
    private final IntFunction<Function<T, R>> further;
    private final int most;
    private final BlockingQueue<Optional<Work>> waiting = new LinkedBlockingQueue<>();
    private final Deque<Work> order = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param first stream
     * @param further streams by number from 1, each made on the thread that works for it
     * @param most streams there may be, at least 1
     */
    SideBySide(Function<T, R> first, IntFunction<Function<T, R>> further, int most) {
        this.first = first;
        this.further = further;
        this.most = most;
    }

    /** Hands over what is to be done behind all else. */
    void add(T what) {
        Work work = new Work(what);
        order.add(work);
        if (most > 1) {
            waiting.add(Optional.of(work));
            start(1);
        }
    }

    /** Works with so many streams from now on, as far as there may be so many. */
    void start(int wanted) {
        while (most > 1 && threads.size() < Math.min(most, wanted)) {
            int number = threads.size();
            Thread thread = new StreamThread(() -> work(number), number);
            threads.add(thread);
            thread.start();
        }
    }

    private void work(int number) {
        try {
            Function<T, R> stream = number == 0 ? first : further.apply(number);
            for (Optional<Work> work = waiting.take(); work.isPresent(); work = waiting.take()) {
                work.get().by(stream);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.WARNING, "The audit goes on with one stream of pictures less.", e);
        }
    }

    /**
     * What came of the oldest that was handed over.
     *
     * @throws InterruptedException if the calling thread is interrupted while another works
     */
    R next() throws InterruptedException {
        Work work = order.remove();
        if (most == 1) {
            work.by(first);
        }
        try {
            return work.done.get();
        } catch (ExecutionException e) {
            throw Failures.unchecked(e);
        }
    }

    /** Waits for what is being done, and gives up the rest. */
    @Override
    public void close() {
        waiting.clear();
        threads.forEach(thread -> waiting.add(Optional.empty()));
        for (Thread thread : threads) {
            Patience.until(() -> {
                thread.join();
                return thread;
            });
        }
    }

    /** One piece of it. */
    private final class Work {

        private final T what;
        private final CompletableFuture<R> done = new CompletableFuture<>();

        Work(T what) {
            this.what = what;
        }

        /** Whatever goes wrong is told to who waits. */
        void by(Function<T, R> stream) {
            try {
                done.complete(stream.apply(what));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        }
    }
}
