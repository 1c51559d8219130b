package org.modelaudit.faithfulness;

/** In how many steps pixels are replaced, and how many at each. */
final class Steps {

    private Steps() {}

    static int atLeastOne(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("There is at least one step, but got " + number + ".");
        }
        return number;
    }

    /** Pixels at each step, so that {@code steps} steps are enough; the last one may have fewer. */
    static int size(int pixels, int steps) {
        return (pixels + steps - 1) / steps;
    }

    /** Steps that are needed for all pixels. */
    static int count(int pixels, int perStep) {
        return (pixels + perStep - 1) / perStep;
    }

    /** Steps that a picture of so many pixels is taken in; fewer than asked for where they do not divide it. */
    static int taken(int pixels, int steps) {
        return count(pixels, size(pixels, steps));
    }
}
