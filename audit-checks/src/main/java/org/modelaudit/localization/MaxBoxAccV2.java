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
 * How many of the IoU 0.3, 0.5 and 0.7 the best box of all segments reaches, each at the threshold that was best for it on
 * a calibration split: 0, 1/3, 2/3 or 1; the mean over samples is MaxBoxAccV2. Higher is better.
 *
 * <p>Choe et al., Evaluation for Weakly Supervised Object Localization: Protocol, Metrics, and Datasets, 2020
 * (arXiv:2007.04178): the mean over δ of max over τ of the share with IoU ≥ δ, any segment against any true box. Their
 * maximum over the reported set itself is {@link ThresholdSweep#maxBoxAccuracyV2()}.
 */
public final class MaxBoxAccV2 extends LocalizationMetric {

    static final List<Double> IOU_NEEDED = List.of(0.3, 0.5, 0.7);

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "max-box-accuracy-v2/calibrated@2", "MaxBoxAccV2", "Choe et al., arXiv:2007.04178, section 4");

    private final ThresholdSweep sweep;

    private MaxBoxAccV2(ThresholdSweep sweep) {
        super(DESCRIPTION);
        this.sweep = sweep;
    }

    /** At the sweep's best threshold for each IoU. */
    public static MaxBoxAccV2 maxBoxAccV2(ThresholdSweep sweep) {
        return new MaxBoxAccV2(sweep);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(sweep.settings());
        for (double needed : IOU_NEEDED) {
            settings.put("threshold for IoU " + needed, sweep.thresholdOfBestSegment(needed) + " of the maximum");
        }
        return settings;
    }

    @Override
    void verify(Measurement measurement) {
        sweep.verify(measurement);
    }

    @Override
    Outcome measure(Heatmap map, List<Box> truth) {
        long hits = IOU_NEEDED.stream()
                .filter(needed -> reaches(needed, map, truth))
                .count();
        return Outcome.value((double) hits / IOU_NEEDED.size());
    }

    private boolean reaches(double needed, Heatmap map, List<Box> truth) {
        double level = sweep.thresholdOfBestSegment(needed) * map.max();
        return ThresholdSweep.bestOfAll(map, level, truth) >= needed;
    }
}
