package org.modelaudit.localization;

import java.util.Map;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Share of the {@code k} hottest pixels that lies on the object: {@code |top_k ∩ S| / k}. Equal pixels count by the share
 * of them that lies inside, see {@link RankedPixels}.
 *
 * <p>In [0, 1], higher is better. An object of fewer than {@code k} pixels cannot reach 1. Theiner et al.,
 * Interpretable Semantic Photo Geolocation, WACV 2022, section 4.2.
 */
public final class TopKIntersection extends RegionMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "top-k-intersection/paper@2", "top-k intersection", "Theiner et al., WACV 2022, section 4.2");

    private final int k;

    private TopKIntersection(int k) {
        super(DESCRIPTION);
        this.k = k;
    }

    /**
     * For the {@code k} hottest pixels.
     *
     * @param k at least 1 and fewer than the input has pixels; common is 1000 for an input of 224×224
     */
    public static TopKIntersection topKIntersection(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("The number of hottest pixels is at least 1, but got " + k + ".");
        }
        return new TopKIntersection(k);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("k", Integer.toString(k));
    }

    @Override
    Outcome measure(CountedMap counted, Mask truth) {
        Heatmap map = counted.map();
        int pixels = map.width() * map.height();
        if (k >= pixels) {
            throw new ConfigurationException(
                    "The %d hottest of %d pixels are all of them, so the map would play no part; take a smaller k."
                            .formatted(k, pixels));
        }
        if (k >= counted.pixels()) {
            return Outcome.undefined("the region to ignore leaves no more than the hottest pixels asked for");
        }
        return Outcome.value(RankedPixels.of(counted, truth).insideAmongTop(k) / k);
    }
}
