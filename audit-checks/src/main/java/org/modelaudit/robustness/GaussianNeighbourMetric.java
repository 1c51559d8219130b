package org.modelaudit.robustness;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.image.InputSpecification;

/** What the metrics share whose neighbours are the picture with normal noise on every value. */
abstract class GaussianNeighbourMetric extends NeighbourMetric {

    private final double deviation;
    private final int draws;

    /**
     * @param what the metric is called in an error, at the start of a sentence
     */
    GaussianNeighbourMetric(String what, double deviation, int draws) {
        if (!(deviation > 0) || draws < 1) {
            throw new IllegalArgumentException("%s needs a positive deviation and at least one draw, but got %s and %d."
                    .formatted(what, deviation, draws));
        }
        this.deviation = deviation;
        this.draws = draws;
    }

    @Override
    public final Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "deviation", deviation + " of the normalised input",
                "draws", Integer.toString(draws),
                "seed", Long.toString(seed())));
    }

    @Override
    final int neighbours() {
        return draws;
    }

    @Override
    final float[] neighbour(float[] picture, InputSpecification input, int index, RandomGenerator random) {
        float[] changed = picture.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] += (float) (deviation * random.nextGaussian());
        }
        return changed;
    }
}
