package org.modelaudit.similarity;

import org.modelaudit.explain.Heatmap;

/** A map's values in double precision. */
public final class MapValues {

    private MapValues() {}

    /** Row by row. */
    public static double[] of(Heatmap map) {
        float[] values = map.values();
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return numbers;
    }
}
