package org.modelaudit.localization;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Whether the box misses the object: 1 where the {@link LocalizationIou} is below what is needed, 0 where it reaches it.
 * The mean is the localization error, a proportion, lower is better.
 *
 * <p>0 or 1, undefined where the IoU is. After Zhou et al., Learning Deep Features for Discriminative Localization, CVPR 2016,
 * section 3.2. Judges the map alone: the class may be wrong. (ImageNet's own localization error counts a wrong class as a miss.)
 */
public final class LocalizationError extends LocalizationMetric {

    private final LocalizationIou iou;
    private final double needed;

    private LocalizationError(LocalizationIou iou, double needed) {
        super(MetricDescription.lowerIsBetter(
                "localization-error/" + iou.level().dialect() + "@2",
                "localization error",
                iou.description().source()));
        if (!(needed > 0 && needed <= 1)) {
            throw new IllegalArgumentException("The IoU that is needed lies in (0, 1], but got " + needed + ".");
        }
        this.iou = iou;
        this.needed = needed;
    }

    /** A miss is an IoU below 0.5, with the threshold of the CAM paper on the map. */
    public static LocalizationError localizationError() {
        return new LocalizationError(LocalizationIou.localizationIou(), LocalizationIou.IMAGENET_IOU);
    }

    /**
     * The same metric with another threshold on the map.
     *
     * @param fraction of the map's maximum, in (0, 1]
     */
    public LocalizationError thresholdedAt(double fraction) {
        return new LocalizationError(iou.thresholdedAt(fraction), needed);
    }

    /**
     * The same metric with the smallest set of the largest values that holds a share of the map's sum, such as the 95 % of
     * the energy protocol.
     *
     * @param share in (0, 1)
     */
    public LocalizationError holdingEnergy(double share) {
        return new LocalizationError(iou.holdingEnergy(share), needed);
    }

    /** The same metric with the threshold that was best on a split of its own, whose samples are refused. */
    public LocalizationError calibratedOn(ThresholdSweep sweep) {
        return new LocalizationError(iou.calibratedOn(sweep), needed);
    }

    /**
     * The same metric with another IoU that counts as a hit.
     *
     * @param iouNeeded in (0, 1]
     */
    public LocalizationError needing(double iouNeeded) {
        return new LocalizationError(iou, iouNeeded);
    }

    @Override
    public boolean isProportion() {
        return true;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(iou.settings());
        settings.put("IoU needed", Double.toString(needed));
        return settings;
    }

    @Override
    void verify(Measurement measurement) {
        iou.verify(measurement);
    }

    @Override
    Outcome measure(Heatmap map, List<Box> truth) {
        Outcome.Value measured = (Outcome.Value) iou.measure(map, truth);
        return Outcome.value(measured.value() < needed ? 1 : 0, measured.region());
    }
}
