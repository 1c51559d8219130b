package org.modelaudit.synthesis;

import org.modelaudit.error.AuditInterruptedException;

/** What both searches ask of their numbers, and of the thread that takes their steps. */
final class Steps {

    /** Hours to days of a small net on a CPU; more is a slip of the pen. */
    private static final int MOST = 1_000_000;

    private Steps() {}

    static int verified(int steps) {
        if (steps < 1 || steps > MOST) {
            throw new IllegalArgumentException(
                    "A picture is sought in at least 1 step and at most %d, but got %d.".formatted(MOST, steps));
        }
        return steps;
    }

    /**
     * Asked before each step.
     *
     * @param what is sought
     * @throws AuditInterruptedException if this thread was told to stop
     */
    static void verifyWanted(String what, int step, int steps) {
        if (Thread.currentThread().isInterrupted()) {
            throw new AuditInterruptedException(
                    "The search for the picture of %s was interrupted before step %d of %d; run it again."
                            .formatted(what, step, steps));
        }
    }

    static double notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("The %s is at least 0, but got %s.".formatted(what, value));
        }
        return value;
    }

    static boolean areFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
