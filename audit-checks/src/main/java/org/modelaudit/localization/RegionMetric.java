package org.modelaudit.localization;

import java.util.List;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.Mask;
import org.modelaudit.image.PictureSize;
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
        Mask truth = sample.mask().orElseGet(() -> boxes(map, trueBoxes(sample)));
        return checked(CountedMap.of(map, sample, truth), truth, sample.geometry());
    }

    @Override
    final Outcome measure(Heatmap map, List<Box> truth) {
        return checked(new CountedMap(map, null), boxes(map, truth), asItIs(map));
    }

    /** Where every pixel counts. */
    final Outcome measure(Heatmap map, Mask truth) {
        return measure(new CountedMap(map, null), truth, asItIs(map));
    }

    private static Mask boxes(Heatmap map, List<Box> truth) {
        return Mask.ofBoxes(map.width(), map.height(), truth);
    }

    /** Of a picture that is the input. */
    static Geometry asItIs(Heatmap map) {
        PictureSize size = new PictureSize(map.width(), map.height());
        return new Geometry(size, size, 1, 1, 0, 0);
    }

    private Outcome checked(CountedMap counted, Mask truth, Geometry geometry) {
        if (truth.area() == 0) {
            return Outcome.undefined("the true region holds no pixel of the input");
        }
        return counted.map().max() == 0 ? NOTHING_COUNTED : measure(counted, truth, geometry);
    }

    /** The same for a metric that minds how the stored picture came to the input. */
    Outcome measure(CountedMap counted, Mask truth, Geometry geometry) {
        return measure(counted, truth);
    }

    /**
     * @param counted not negative, somewhere positive, at the input's size
     * @param truth at least one pixel, of the map's size, every one counted
     */
    abstract Outcome measure(CountedMap counted, Mask truth);
}
