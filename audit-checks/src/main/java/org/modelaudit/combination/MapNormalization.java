package org.modelaudit.combination;

import org.modelaudit.explain.Heatmap;

/** How maps of different explainers or layers are made comparable before they are combined. */
public enum MapNormalization {

    /** The positive part, scaled so that it sums to 1. */
    UNIT_SUM("positive part, sum 1") {
        @Override
        float[] apply(Heatmap map) {
            Heatmap positive = map.positivePart();
            return scaled(positive, positive.sum());
        }
    },

    /** The positive part, scaled so that its largest value is 1. */
    UNIT_MAXIMUM("positive part, maximum 1") {
        @Override
        float[] apply(Heatmap map) {
            Heatmap positive = map.positivePart();
            return scaled(positive, positive.max());
        }
    };

    private final String word;

    MapNormalization(String word) {
        this.word = word;
    }

    /** The normalised values; a map without a positive value is all zero. */
    abstract float[] apply(Heatmap map);

    private static float[] scaled(Heatmap positive, double by) {
        float[] values = positive.values();
        for (int i = 0; i < values.length && by > 0; i++) {
            values[i] = (float) (values[i] / by);
        }
        return values;
    }

    @Override
    public String toString() {
        return word;
    }
}
