package org.modelaudit.perturbation;

/** How many steps a mask is learnt in. */
final class MaskSteps {

    private MaskSteps() {}

    static int atLeastOne(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("A mask needs at least 1 step, but got " + steps + ".");
        }
        return steps;
    }
}
