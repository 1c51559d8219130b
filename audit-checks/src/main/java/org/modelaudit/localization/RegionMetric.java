package org.modelaudit.localization;

import java.util.List;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/** A metric on the object's pixels: those of the mask, or else those whose centre lies in one of the boxes. */
abstract class RegionMetric extends LocalizationMetric {

    RegionMetric(MetricDescription description) {
        super(description);
    }

    @Override
    final Outcome measure(Heatmap map, ExplainedSample sample) {
        return sample.mask().map(mask -> checked(map, mask)).orElseGet(() -> super.measure(map, sample));
    }

    @Override
    final Outcome measure(Heatmap map, List<Box> truth) {
        return checked(map, Mask.ofBoxes(map.width(), map.height(), truth));
    }

    private Outcome checked(Heatmap map, Mask truth) {
        return truth.area() == 0
                ? Outcome.undefined("the true region holds no pixel of the input")
                : measure(map, truth);
    }

    /**
     * @param map not negative, somewhere positive, at the input's size
     * @param truth at least one pixel, of the map's size
     */
    abstract Outcome measure(Heatmap map, Mask truth);
}
