package org.modelaudit.localization;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Intersection over union of the box around the map's {@link HotSegment} and the true box, the best of several: {@code
 * max_b |P ∩ b| / |P ∪ b|}.
 *
 * <p>In [0, 1], higher is better. The threshold decides the number, so fix it before the audit and keep it.
 */
public final class LocalizationIou extends LocalizationMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "localization-iou/largest-segment@1",
            "localization IoU",
            "Zhou et al., Learning Deep Features for Discriminative Localization, CVPR 2016, section 3.2");

    private final HotSegment segment;

    private LocalizationIou(HotSegment segment) {
        this.segment = segment;
    }

    /** With the threshold of the CAM paper, 20 % of the map's maximum. */
    public static LocalizationIou localizationIou() {
        return new LocalizationIou(new HotSegment(HotSegment.PAPER_THRESHOLD));
    }

    /**
     * The same metric with another threshold.
     *
     * @param fraction of the map's maximum, in (0, 1]
     */
    public LocalizationIou thresholdedAt(double fraction) {
        return new LocalizationIou(new HotSegment(fraction));
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("threshold", segment.threshold() + " of the maximum");
    }

    @Override
    Outcome measure(Heatmap map, List<Box> truth) {
        Box predicted = segment.box(map).orElseThrow();
        double best = truth.stream()
                .map(predicted::iou)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Outcome.value(best, predicted);
    }
}
