package org.modelaudit.random;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers keyed by seed, sample and draw, so that a map depends neither on the batch in which the picture went through
 * the model, nor on the order, nor on threads. What draws during an audit asks the {@link RunSeed} of its model for them.
 */
public final class SampleRandom {

    private static final long PRIME = 0x100000001b3L;

    private SampleRandom() {}

    /**
     * A generator of its own for one draw of one sample.
     *
     * @param seed of the audit or the method
     * @param sampleId of the sample, or another name of what is drawn for
     * @param draw number of the draw, for example the index of a mask
     * @return at the start of its sequence; the same for the same three arguments
     */
    public static RandomGenerator of(long seed, String sampleId, long draw) {
        long key = mixed(seed);
        for (int i = 0; i < sampleId.length(); i++) {
            key = (key ^ sampleId.charAt(i)) * PRIME;
        }
        return new SplittableRandom(mixed(mixed(key) + draw));
    }

    /**
     * Independent normal numbers with mean 0 for one draw of one sample.
     *
     * @param deviation standard deviation
     * @param length how many
     */
    public static float[] normal(long seed, String sampleId, long draw, double deviation, int length) {
        RandomGenerator random = of(seed, sampleId, draw);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /** The finaliser of SplitMix64, which lets neighbouring keys start far from each other. */
    static long mixed(long key) {
        long z = key + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
