package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.modelaudit.explain.Tensors;
import org.modelaudit.random.RunSeed;

/**
 * Several draws of independent normal numbers, the same for a sample whatever else is in its batch.
 *
 * @param count how many draws, at least 1
 * @param sigma standard deviation
 * @param seed of all of them
 */
record NoiseDraws(int count, double sigma, long seed) {

    NoiseDraws {
        AtLeastOne.check("draw", count);
    }

    /** As a formula's settings. */
    Map<String, String> settings(RunSeed run) {
        return Map.of("draws", "" + count, "sigma", "" + sigma, "seed", "" + run.of(seed));
    }

    /**
     * The draws {@code from} to {@code to - 1} for one sample of a batch.
     *
     * @param shape of one draw
     * @return one axis more than {@code shape}, over the draws
     */
    NDArray of(LayerEvidence layer, int sample, int from, int to, Shape shape, NDManager manager) {
        int length = Math.toIntExact(shape.size());
        String id = layer.samples().get(sample).id();
        float[] noise = new float[(to - from) * length];
        for (int draw = from; draw < to; draw++) {
            float[] one = layer.model().runSeed().normal(seed, id, draw, sigma, length);
            System.arraycopy(one, 0, noise, (draw - from) * length, length);
        }
        return Tensors.of(manager, noise, new Shape(to - from).addAll(shape));
    }
}
