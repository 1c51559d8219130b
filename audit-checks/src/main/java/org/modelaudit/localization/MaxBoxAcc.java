package org.modelaudit.localization;

import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Whether the box around the largest segment reaches an IoU of 0.5 with a true box, at the threshold that was best on a
 * calibration split: 1 or 0; the mean is the box accuracy, a proportion, higher is better.
 *
 * <p>Choe et al., Evaluating Weakly-Supervised Object Localization Methods Right, CVPR 2020, section 4.1: MaxBoxAcc(δ) =
 * max over τ of the share with IoU ≥ δ. Their maximum over the reported set itself is {@link
 * ThresholdSweep#maxBoxAccuracy(double)}. Their code quantises the map to 8 bits, measures a segment by the area of its
 * contour and counts a box's last pixel twice; here the map stays as it is and a segment's size is its number of pixels.
 */
public final class MaxBoxAcc extends LocalizationMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "max-box-accuracy/calibrated@2", "MaxBoxAcc", "Choe et al., CVPR 2020, section 4.1");

    private final HotLevel.Calibrated level;

    private MaxBoxAcc(ThresholdSweep sweep) {
        super(DESCRIPTION);
        this.level = new HotLevel.Calibrated(sweep, LocalizationIou.IMAGENET_IOU);
    }

    /** For an IoU of 0.5, at the sweep's best threshold. */
    public static MaxBoxAcc maxBoxAcc(ThresholdSweep sweep) {
        return new MaxBoxAcc(sweep);
    }

    @Override
    public boolean isProportion() {
        return true;
    }

    @Override
    public Map<String, String> settings() {
        return level.settings();
    }

    @Override
    void verify(Measurement measurement) {
        level.verify(measurement);
    }

    @Override
    Outcome measure(Heatmap map, List<Box> truth) {
        Box predicted = HotSegment.largest(map, level.of(map));
        boolean hit = LocalizationIou.best(predicted, truth) >= level.iouNeeded();
        return Outcome.value(hit ? 1 : 0, predicted);
    }
}
