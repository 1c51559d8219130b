package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.data.AuditSample;
import org.modelaudit.random.SampleRandom;

/**
 * Independent normal numbers, the same for a sample whatever else is in its batch.
 *
 * @param sigma standard deviation
 * @param seed of all of them
 */
record GaussianNoise(double sigma, long seed) {

    /**
     * Noise of several draws for one sample.
     *
     * @param draws numbers of the draws
     * @param shape of one draw
     * @return one axis more than {@code shape}, over the draws
     */
    NDArray of(AuditSample sample, int[] draws, Shape shape, NDManager manager) {
        int length = Math.toIntExact(shape.size());
        float[] noise = new float[draws.length * length];
        for (int d = 0; d < draws.length; d++) {
            float[] one = SampleRandom.normal(seed, sample.id(), draws[d], sigma, length);
            System.arraycopy(one, 0, noise, d * length, length);
        }
        return manager.create(noise, new Shape(draws.length).addAll(shape));
    }
}
