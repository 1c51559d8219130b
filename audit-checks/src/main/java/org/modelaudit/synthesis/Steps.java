package org.modelaudit.synthesis;

/** What both searches ask of their numbers. */
final class Steps {

    private Steps() {}

    static int atLeastOne(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("A picture is sought in at least 1 step, but got " + steps + ".");
        }
        return steps;
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
