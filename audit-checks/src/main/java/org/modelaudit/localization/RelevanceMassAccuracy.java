package org.modelaudit.localization;

import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Share of the map's mass that lies on the object: {@code Σ_{p in S} L(p) / Σ_p L(p)} over the mask {@code S}, or the
 * boxes where there is no mask. {@link EnergyPointingGame} is the same on the boxes.
 *
 * <p>In [0, 1], higher is better; an evenly spread map scores the object's share of the picture. Arras et al., CLEVR-XAI,
 * Information Fusion 81 (2022), equation 3.
 */
public final class RelevanceMassAccuracy extends RegionMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "relevance-mass-accuracy/paper@2",
            "relevance mass accuracy",
            "Arras et al., CLEVR-XAI, Information Fusion 81, 2022");

    private RelevanceMassAccuracy() {
        super(DESCRIPTION);
    }

    public static RelevanceMassAccuracy relevanceMassAccuracy() {
        return new RelevanceMassAccuracy();
    }

    @Override
    Outcome measure(CountedMap counted, Mask truth) {
        return Outcome.value(share(counted.map(), truth));
    }

    static double share(Heatmap map, Mask truth) {
        double inside = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                inside += truth.contains(x, y) ? map.value(x, y) : 0;
            }
        }
        return Math.min(1, inside / map.sum());
    }
}
