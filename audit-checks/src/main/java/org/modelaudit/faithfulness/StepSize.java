package org.modelaudit.faithfulness;

/**
 * How many pixels go at each step: a number that is given, or as many as make a number of steps. The last step has what is left.
 *
 * @param number of the unit, at least 1
 */
record StepSize(int number, Unit unit) {

    /** What is counted. */
    enum Unit {
        STEPS,
        PIXELS
    }

    StepSize {
        if (number < 1) {
            throw new IllegalArgumentException("%s, but got %d."
                    .formatted(
                            unit == Unit.STEPS ? "There is at least one step" : "A step has at least one pixel",
                            number));
        }
    }

    static StepSize ofSteps(int number) {
        return new StepSize(number, Unit.STEPS);
    }

    static StepSize ofPixels(int number) {
        return new StepSize(number, Unit.PIXELS);
    }

    /**
     * Pixels at each step but the last.
     *
     * @param all pixels of the picture
     */
    int pixels(int all) {
        return unit == Unit.PIXELS ? number : Steps.size(all, number);
    }

    /** As the settings of a metric say it, {@code 28} or {@code of 224 pixels}. */
    @Override
    public String toString() {
        return unit == Unit.PIXELS ? "of " + number + " pixels" : Integer.toString(number);
    }
}
