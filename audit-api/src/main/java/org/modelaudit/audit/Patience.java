package org.modelaudit.audit;

/** Waits to the end also where the thread is interrupted meanwhile, and leaves it marked as interrupted. */
final class Patience {

    private Patience() {}

    /**
     * Something that ends, in its own time.
     *
     * @param <T> what comes of it
     * @param <E> how it may fail
     */
    @FunctionalInterface
    interface Wait<T, E extends Exception> {

        T end() throws InterruptedException, E;
    }

    static <T, E extends Exception> T until(Wait<T, E> wait) throws E {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.end();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
