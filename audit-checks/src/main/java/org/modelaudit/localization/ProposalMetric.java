package org.modelaudit.localization;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * What the metrics share that hold a picture's proposals against its true boxes. A proposal is the box around a segment of the
 * pixels that reach a threshold, one for each segment.
 */
abstract class ProposalMetric extends LocalizationMetric {

    private final HotLevel level;

    /**
     * @param level that a pixel must reach
     */
    ProposalMetric(MetricDescription description, HotLevel level) {
        super(description);
        this.level = level;
    }

    @Override
    public final Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(level.settings());
        settings.put("IoU needed", Double.toString(LocalizationIou.IMAGENET_IOU));
        return settings;
    }

    @Override
    final Outcome measure(Heatmap map, List<Box> truth) {
        List<Box> proposed =
                Segment.of(map, level.of(map)).stream().map(Segment::box).toList();
        return Outcome.value(value(proposed, truth));
    }

    /**
     * The formula.
     *
     * @param proposed at least one
     * @param truth at least one
     */
    abstract double value(List<Box> proposed, List<Box> truth);

    /** Share of the boxes that reach an IoU of 0.5 with one of the others. */
    static double reached(List<Box> boxes, List<Box> others) {
        long reached = boxes.stream()
                .filter(box -> LocalizationIou.best(box, others) >= LocalizationIou.IMAGENET_IOU)
                .count();
        return (double) reached / boxes.size();
    }
}
