package org.modelaudit.faithfulness;

/**
 * When each pixel of a picture is replaced.
 *
 * @param stepOfPixel the step at which each pixel is replaced, counted from 1; {@code H·W} numbers
 * @param steps how many there are
 */
@SuppressWarnings("ArrayRecordComponent")
record ReplacementSchedule(int[] stepOfPixel, int steps) {

    /**
     * Equally many pixels at each step.
     *
     * @param ranking each pixel once, in the order of replacement
     * @param size of a step; the last may be smaller
     */
    static ReplacementSchedule ofPixels(int[] ranking, StepSize size) {
        int perStep = size.pixels(ranking.length);
        return new ReplacementSchedule(
                GradualReplacement.stepsAlong(ranking, perStep), Steps.count(ranking.length, perStep));
    }

    /**
     * One segment at each step.
     *
     * @param ranking segments in the order of replacement
     * @param steps how many of them are replaced; the others never are
     */
    static ReplacementSchedule ofSegments(int[] ranking, int[] segmentOfPixel, int steps) {
        return new ReplacementSchedule(Segments.stepsAlong(ranking, segmentOfPixel, steps), steps);
    }
}
