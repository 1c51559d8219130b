package org.modelaudit.localization;

import org.modelaudit.image.Mask;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Of as many of the hottest pixels as the object has, the share that lies on it: {@code |top_{|S|} ∩ S| / |S|}. Equal
 * pixels count by the share of them that lies inside, see {@link RankedPixels}.
 *
 * <p>In [0, 1], higher is better; a map that knows nothing scores the object's share of the picture. Precision equals
 * recall here, so this is also the break-even point of the two. Arras et al., CLEVR-XAI, Information Fusion 81 (2022),
 * equation 4.
 */
public final class RelevanceRankAccuracy extends RegionMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "relevance-rank-accuracy/paper@2",
            "relevance rank accuracy",
            "Arras et al., CLEVR-XAI, Information Fusion 81, 2022");

    private RelevanceRankAccuracy() {
        super(DESCRIPTION);
    }

    public static RelevanceRankAccuracy relevanceRankAccuracy() {
        return new RelevanceRankAccuracy();
    }

    @Override
    Outcome measure(CountedMap counted, Mask truth) {
        RankedPixels pixels = RankedPixels.of(counted, truth);
        return Outcome.value(pixels.insideAmongTop(pixels.inside()) / pixels.inside());
    }
}
