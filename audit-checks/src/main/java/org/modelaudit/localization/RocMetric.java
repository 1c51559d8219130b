package org.modelaudit.localization;

import org.modelaudit.image.Mask;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/** A metric of the map as a detector of the object's pixels, at every threshold; it needs pixels inside and outside. */
abstract class RocMetric extends RegionMetric {

    RocMetric(MetricDescription description) {
        super(description);
    }

    @Override
    final Outcome measure(CountedMap counted, Mask truth) {
        RankedPixels pixels = RankedPixels.of(counted, truth);
        if (pixels.outside() > 0) {
            return Outcome.value(value(pixels));
        }
        return Outcome.undefined(
                counted.ignored() == null
                        ? "the object fills the whole input"
                        : "the object and the region to ignore fill the whole input");
    }

    /**
     * The formula.
     *
     * @param pixels at least one inside and one outside
     */
    abstract double value(RankedPixels pixels);
}
