package org.modelaudit.faithfulness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Random sets of pixels to correlate over.
 *
 * @param number of sets, at least 2
 * @param seed of the draw
 */
record DrawnSets(int number, long seed) {

    DrawnSets {
        if (number < 2) {
            throw new IllegalArgumentException("A correlation needs at least two sets, but got " + number + ".");
        }
    }

    /**
     * Sets of equal size, drawn without replacement, each keyed by its number.
     *
     * @param family of sets of one size; several of one sample differ
     */
    PixelSets of(ExplainedPicture picture, int size, int family) {
        List<int[]> sets = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int[] order = PixelRanking.shuffled(picture.pixels(), picture.random(seed, (long) family * number + i));
            sets.add(Arrays.copyOf(order, size));
        }
        return new PixelSets(sets);
    }
}
