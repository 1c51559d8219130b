package org.modelaudit.robustness;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.image.InputSpecification;

/** What the metrics share whose neighbours are the picture with noise of one size on every value. */
abstract class NoisyNeighbourMetric extends NeighbourMetric {

    private final String word;
    private final double size;
    private final int draws;

    /**
     * @param what the metric is called in an error, at the start of a sentence
     * @param word what the size of the noise is called
     * @param size in units of the model's normalised input
     */
    NoisyNeighbourMetric(String what, String word, double size, int draws) {
        if (!(size > 0) || draws < 1) {
            throw new IllegalArgumentException("%s needs a positive %s and at least one draw, but got %s and %d."
                    .formatted(what, word, size, draws));
        }
        this.word = word;
        this.size = size;
        this.draws = draws;
    }

    /** What is added to one value of the picture. */
    abstract double noise(RandomGenerator random);

    /** How large the noise is. */
    final double size() {
        return size;
    }

    @Override
    public final Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                word,
                size + " of the normalised input",
                "draws",
                Integer.toString(draws),
                "seed",
                Long.toString(seed())));
    }

    @Override
    final int neighbours() {
        return draws;
    }

    @Override
    final float[] neighbour(float[] picture, InputSpecification input, int index, RandomGenerator random) {
        float[] changed = picture.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] += (float) noise(random);
        }
        return changed;
    }
}
