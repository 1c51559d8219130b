package org.modelaudit.random;

import java.util.random.RandomGenerator;

/**
 * The seed of a run, {@code modelaudit.seed}. Every method has a seed of its own, so that two of them do not draw the same; what it
 * truly draws from is made of both. Whoever draws for a picture takes its numbers from here, by way of the model that it looks at.
 *
 * @param value as the run was given it
 */
public record RunSeed(long value) {

    /** Of a run of which nothing was said, and outside every run: methods draw from their own seeds as they stand. */
    public static final RunSeed DEFAULT = new RunSeed(42);

    /**
     * The seed that a method draws from in this run.
     *
     * @param own seed of the method, as its factory was given it
     * @return {@code own} itself in a run of the default seed; for two runs, and for two methods of one run, two different numbers
     */
    public long of(long own) {
        return equals(DEFAULT) ? own : SampleRandom.mixed(SampleRandom.mixed(value) + own);
    }

    /**
     * A generator of its own for one draw of one sample.
     *
     * @param own seed of the method, not resolved
     * @see SampleRandom#of
     */
    public RandomGenerator random(long own, String sampleId, long draw) {
        return SampleRandom.of(of(own), sampleId, draw);
    }

    /**
     * Independent normal numbers with mean 0 for one draw of one sample.
     *
     * @param own seed of the method, not resolved
     * @see SampleRandom#normal
     */
    public float[] normal(long own, String sampleId, long draw, double deviation, int length) {
        return SampleRandom.normal(of(own), sampleId, draw, deviation, length);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
