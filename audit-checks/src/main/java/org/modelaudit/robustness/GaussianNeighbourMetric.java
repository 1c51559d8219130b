package org.modelaudit.robustness;

import java.util.random.RandomGenerator;

/** What the metrics share whose neighbours are the picture with normal noise on every value. */
abstract class GaussianNeighbourMetric extends NoisyNeighbourMetric {

    /**
     * @param what the metric is called in an error, at the start of a sentence
     */
    GaussianNeighbourMetric(String what, double deviation, int draws) {
        super(what, "deviation", deviation, draws);
    }

    @Override
    final double noise(RandomGenerator random) {
        return size() * random.nextGaussian();
    }
}
