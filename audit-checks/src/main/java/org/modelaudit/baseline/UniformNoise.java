package org.modelaudit.baseline;

import ai.djl.ndarray.NDArray;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.random.RunSeed;

/**
 * Uniform from black to white, for each value of each sample.
 *
 * @param own seed of the draw
 * @param run in which it is drawn
 */
record UniformNoise(long own, RunSeed run) implements Baseline {

    @Override
    public NDArray of(NDArray image, InputSpecification input, String sampleId) {
        RandomGenerator random = run.random(own, sampleId, 0);
        int channels = (int) image.getShape().get(1);
        float[] values = new float[(int) image.getShape().size()];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (values.length / channels);
            values[i] = (float) ((random.nextDouble() - input.mean().get(channel))
                    / input.deviation().get(channel));
        }
        return Tensors.of(image.getManager(), values, image.getShape());
    }

    @Override
    public Baseline in(RunSeed other) {
        return new UniformNoise(own, other);
    }

    @Override
    public String toString() {
        return "uniform noise, seed " + run.of(own);
    }
}
