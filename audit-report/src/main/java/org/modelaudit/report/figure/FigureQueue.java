package org.modelaudit.report.figure;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Figures that are drawn while a report goes on, each written when its turn comes: in the order in which they were added, the first as
 * soon as there are more than a few, since each takes some megabytes until it is packed.
 */
public final class FigureQueue {

    private static final int MOST = 4;

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    /**
     * Adds a figure.
     *
     * @param write waits for its bytes and puts them where they belong
     */
    public void add(Runnable write) {
        waiting.add(write);
        if (waiting.size() > MOST) {
            waiting.remove().run();
        }
    }

    /** Writes all that are left. */
    public void finish() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
