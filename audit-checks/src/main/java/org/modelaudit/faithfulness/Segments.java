package org.modelaudit.faithfulness;

import org.modelaudit.explain.Heatmap;

/** Pixels in groups that are replaced together. */
final class Segments {

    private Segments() {}

    /**
     * Sum of a map over each segment.
     *
     * @param segmentOfPixel {@code H·W} numbers in {@code [0, count)}
     */
    static float[] sums(Heatmap map, int[] segmentOfPixel, int count) {
        double[] sums = new double[count];
        float[] values = map.values();
        for (int p = 0; p < values.length; p++) {
            sums[segmentOfPixel[p]] += values[p];
        }
        return floats(sums);
    }

    /** Mean of a map over each segment; 0 for a segment without pixels. */
    static float[] means(Heatmap map, int[] segmentOfPixel, int count) {
        int[] sizes = new int[count];
        for (int segment : segmentOfPixel) {
            sizes[segment]++;
        }
        float[] means = sums(map, segmentOfPixel, count);
        for (int s = 0; s < count; s++) {
            means[s] /= Math.max(1, sizes[s]);
        }
        return means;
    }

    /**
     * The step of each pixel where one segment is replaced at each step.
     *
     * @param ranking segments in the order in which they are replaced
     * @param steps how many of them are replaced; the others never are
     */
    static int[] stepsAlong(int[] ranking, int[] segmentOfPixel, int steps) {
        int[] stepOfSegment = new int[ranking.length];
        for (int rank = 0; rank < ranking.length; rank++) {
            stepOfSegment[ranking[rank]] = rank < steps ? rank + 1 : GradualReplacement.NEVER;
        }
        int[] result = new int[segmentOfPixel.length];
        for (int p = 0; p < result.length; p++) {
            result[p] = stepOfSegment[segmentOfPixel[p]];
        }
        return result;
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }
}
