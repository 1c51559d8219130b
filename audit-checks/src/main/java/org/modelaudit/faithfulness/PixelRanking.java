package org.modelaudit.faithfulness;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Heatmap;

/**
 * Pixels of a map from the most to the least relevant. Pixels of equal value come in an order drawn for the sample, so that
 * no direction of the picture is preferred and the next run draws the same.
 */
final class PixelRanking {

    /** Of the draw among equals; no setting, because a metric that depends on it much should not be trusted. */
    static final long SEED = 42;

    /** What the settings of a metric say about equal pixels. */
    static final String TIES = "drawn for each sample, seed " + SEED;

    private PixelRanking() {}

    /**
     * @param map finite values
     * @param ties decides the order among equals
     * @return each pixel's index {@code y·width + x} once, the largest value first
     */
    static int[] mostRelevantFirst(Heatmap map, RandomGenerator ties) {
        float[] values = map.values();
        int[] drawn = shuffled(values.length, ties);
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) ~ordered(values[drawn[i]]) << 32) | i;
        }
        Arrays.sort(keys);
        int[] ranking = new int[keys.length];
        for (int rank = 0; rank < ranking.length; rank++) {
            ranking[rank] = drawn[(int) keys[rank]];
        }
        return ranking;
    }

    /** The same ranking from its end. */
    static int[] reversed(int[] ranking) {
        int[] result = new int[ranking.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = ranking[ranking.length - 1 - i];
        }
        return result;
    }

    /** {@code 0} to {@code count - 1} in an order drawn by Fisher and Yates. */
    static int[] shuffled(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** An integer that is ordered as the number is; both zeros are one. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value + 0.0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }
}
