package org.modelaudit.samples;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of a thread's time is spent inside libtorch, by looking at the top of its stack forty times a second: a native
 * method of the engine's interface is libtorch, everything else is ours.
 */
final class LibtorchShare implements AutoCloseable {

    private static final String INTERFACE = "ai.djl.pytorch.jni.PyTorchLibrary";
    /** Often enough for a share of some minutes; every few milliseconds took a seventh of the processor time that is measured. */
    private static final long EVERY_MILLIS = 25;

    private final AtomicLong inside = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final Thread sampler;

    private LibtorchShare(Thread watched) {
        sampler = new Thread(() -> watch(watched), "libtorch-share");
        sampler.setDaemon(true);
        sampler.start();
    }

    /** Watches the calling thread until it is closed. */
    static LibtorchShare ofThisThread() {
        return new LibtorchShare(Thread.currentThread());
    }

    private void watch(Thread watched) {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                StackTraceElement[] stack = watched.getStackTrace();
                looks.incrementAndGet();
                if (stack.length > 0 && stack[0].getClassName().equals(INTERFACE) && stack[0].isNativeMethod()) {
                    inside.incrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Share of the looks that found libtorch, in [0, 1]. */
    double share() {
        return (double) inside.get() / Math.max(1, looks.get());
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
