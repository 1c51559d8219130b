package org.modelaudit.gate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Score interval for a proportion: Wilson, Probable inference (JASA 22, 1927).
 *
 * <p>(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). Unlike the bootstrap it stays honest at 0 and 1: ten hits of ten
 * are no proof of a hundred of a hundred.
 */
final class WilsonInterval {

    private WilsonInterval() {}

    /**
     * @param proportion in [0, 1]
     * @param n number of trials, at least 1
     * @param level confidence, in (0, 1)
     */
    static ConfidenceInterval interval(double proportion, int n, double level) {
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - (1 - level) / 2);
        double squared = z * z / n;
        double centre = proportion + squared / 2;
        double half = z * Math.sqrt(proportion * (1 - proportion) / n + squared / (4 * n));
        return new ConfidenceInterval(
                Math.max(0, (centre - half) / (1 + squared)),
                Math.min(1, (centre + half) / (1 + squared)),
                level,
                "Wilson score");
    }
}
