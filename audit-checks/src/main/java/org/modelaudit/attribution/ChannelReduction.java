package org.modelaudit.attribution;

import ai.djl.ndarray.NDArray;

/** How the channels of a pixel become one number of the map. */
public enum ChannelReduction {

    /** {@code Σ_c a_c}: keeps the sign and the total, so that a complete attribution stays complete. */
    SUM("sum") {
        @Override
        public NDArray maps(NDArray attributions) {
            return attributions.sum(new int[] {1});
        }
    },

    /** {@code max_c |a_c|}: how strongly any channel matters (Simonyan et al., 2014, section 3.1). */
    MAX_ABS("max-abs") {
        @Override
        public NDArray maps(NDArray attributions) {
            return attributions.abs().max(new int[] {1});
        }
    },

    /** {@code Σ_c |a_c|}: how strongly all channels together matter. */
    SUM_ABS("sum-abs") {
        @Override
        public NDArray maps(NDArray attributions) {
            return attributions.abs().sum(new int[] {1});
        }
    };

    private final String word;

    ChannelReduction(String word) {
        this.word = word;
    }

    /**
     * The maps of a batch.
     *
     * @param attributions {@code N×C×H×W}
     * @return {@code N×H×W}
     */
    public abstract NDArray maps(NDArray attributions);

    @Override
    public String toString() {
        return word;
    }
}
