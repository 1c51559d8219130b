package org.modelaudit.faithfulness;

/** Which end of a ranking is removed first. */
enum RemovalOrder {
    MOST_RELEVANT_FIRST,
    LEAST_RELEVANT_FIRST;

    /** {@code most relevant} or {@code least relevant}. */
    String words() {
        return this == MOST_RELEVANT_FIRST ? "most relevant" : "least relevant";
    }

    /**
     * @param ranking the most relevant first
     * @return in the order of removal
     */
    int[] of(int[] ranking) {
        return this == MOST_RELEVANT_FIRST ? ranking : PixelRanking.reversed(ranking);
    }
}
