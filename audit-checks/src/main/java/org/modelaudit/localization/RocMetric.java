package org.modelaudit.localization;

import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/** A metric of the map as a detector of the object's pixels, at every threshold; it needs pixels inside and outside. */
abstract class RocMetric extends RegionMetric {

    RocMetric(MetricDescription description) {
        super(description);
    }

    @Override
    final Outcome measure(Heatmap map, Mask truth) {
        RankedPixels pixels = RankedPixels.of(map, truth);
        return pixels.outside() == 0
                ? Outcome.undefined("the object fills the whole input")
                : Outcome.value(value(pixels));
    }

    /**
     * The formula.
     *
     * @param pixels at least one inside and one outside
     */
    abstract double value(RankedPixels pixels);
}
