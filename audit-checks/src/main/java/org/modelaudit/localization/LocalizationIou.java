package org.modelaudit.localization;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Intersection over union of the box around the map's {@link HotSegment} and the true box, the best of several: {@code
 * max_b |P ∩ b| / |P ∪ b|}.
 *
 * <p>In [0, 1], higher is better. The box is that of Zhou et al., Learning Deep Features for Discriminative Localization, CVPR
 * 2016, section 3.2; the paper scores it by {@link LocalizationError}. The threshold decides the number, so fix it before the audit and keep it, or choose it
 * on a split of its own ({@link #calibratedOn(ThresholdSweep)}).
 */
public final class LocalizationIou extends LocalizationMetric {

    static final double IMAGENET_IOU = 0.5;

    private static final String SOURCE =
            "Zhou et al., Learning Deep Features for Discriminative Localization, CVPR 2016, section 3.2";

    private final HotSegment segment;

    private LocalizationIou(HotLevel level) {
        super(MetricDescription.higherIsBetter(
                "localization-iou/" + level.dialect() + "@2", "localization IoU", SOURCE));
        this.segment = new HotSegment(level);
    }

    /** With the threshold of the CAM paper, 20 % of the map's maximum. */
    public static LocalizationIou localizationIou() {
        return new LocalizationIou(HotSegment.PAPER_LEVEL);
    }

    /**
     * The same metric with another threshold.
     *
     * @param fraction of the map's maximum, in (0, 1]
     */
    public LocalizationIou thresholdedAt(double fraction) {
        return new LocalizationIou(new HotLevel.FractionOfMaximum(fraction));
    }

    /**
     * The same metric with the smallest set of the largest values that holds a share of the map's sum, such as the 95 % of
     * the energy protocol; equal values are in or out together.
     *
     * @param share in (0, 1)
     */
    public LocalizationIou holdingEnergy(double share) {
        return new LocalizationIou(new HotLevel.ShareOfEnergy(share));
    }

    /**
     * The same metric with the threshold that was best on a split of its own, for an IoU of 0.5. The split's samples are
     * refused.
     */
    public LocalizationIou calibratedOn(ThresholdSweep sweep) {
        return new LocalizationIou(new HotLevel.Calibrated(sweep, IMAGENET_IOU));
    }

    HotLevel level() {
        return segment.level();
    }

    @Override
    public Map<String, String> settings() {
        return level().settings();
    }

    @Override
    void verify(Measurement measurement) {
        level().verify(measurement);
    }

    @Override
    Outcome measure(Heatmap map, List<Box> truth) {
        Box predicted = segment.box(map).orElseThrow();
        return Outcome.value(best(predicted, truth), predicted);
    }

    /** The largest IoU with one of several true boxes. */
    static double best(Box predicted, List<Box> truth) {
        return truth.stream().map(predicted::iou).max(Comparator.naturalOrder()).orElseThrow();
    }
}
