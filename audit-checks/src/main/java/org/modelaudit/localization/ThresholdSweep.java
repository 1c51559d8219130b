package org.modelaudit.localization;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.gate.Numbers;
import org.modelaudit.image.Box;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.model.AuditedModel;

/**
 * How well the boxes of a calibration split fit at every threshold from 1 % to 100 % of the map's maximum, to choose one.
 *
 * <p>MaxBoxAcc takes the maximum over the threshold on the very set that it reports (Choe et al., Evaluating
 * Weakly-Supervised Object Localization Methods Right, CVPR 2020, section 4.1). That number belongs to a set, no sample
 * has a share in it, and it flatters. Here the maximum is taken on a split of its own and the threshold is handed to a
 * metric, which refuses the split's pictures:
 *
 * <pre>{@code
 * ThresholdSweep sweep = ThresholdSweep.of(model, images.tagged("calibration"), gradCam());
 * assertThat(model).on(images.tagged("test")).explainedBy(gradCam()).has(maxBoxAcc(sweep), atLeast(0.6));
 * }</pre>
 *
 * <p>A sample without a true box or without a positive map has no share in the choice. Of equally good thresholds the
 * lowest is taken.
 */
public final class ThresholdSweep {

    private static final int STEPS = 100;

    private final String explainer;
    private final String data;
    private final Set<Path> files;
    private final List<double[]> largestSegment;
    private final List<double[]> bestSegment;

    private ThresholdSweep(
            String explainer, String data, Set<Path> files, List<double[]> largestSegment, List<double[]> bestSegment) {
        this.explainer = explainer;
        this.data = data;
        this.files = Set.copyOf(files);
        this.largestSegment = List.copyOf(largestSegment);
        this.bestSegment = List.copyOf(bestSegment);
    }

    /**
     * Explains the split and measures its boxes at every threshold.
     *
     * @param split on which the threshold is chosen; must have boxes or masks
     * @throws DataException if no sample of the split has both a true box and a map
     */
    public static ThresholdSweep of(AuditedModel model, AuditSet split, Explainer explainer) {
        List<double[]> largest = new ArrayList<>();
        List<double[]> best = new ArrayList<>();
        AuditSession.of(model).explain(model, split, explainer, measurement -> {
            List<Optional<Heatmap>> maps = InputMaps.of(measurement);
            for (int i = 0; i < maps.size(); i++) {
                add(measurement.samples().get(i), maps.get(i), largest, best);
            }
        });
        if (largest.isEmpty()) {
            throw new DataException(
                    "No threshold can be chosen on '%s': none of its %d samples has both a true box and a heatmap."
                            .formatted(split.name(), split.size()));
        }
        Set<Path> files = new HashSet<>();
        split.samples().forEach(sample -> files.add(sample.file()));
        String data =
                "%s, %d of %d samples, digest %s".formatted(split.name(), largest.size(), split.size(), split.digest());
        return new ThresholdSweep(explainer.id(), data, files, largest, best);
    }

    private static void add(
            ExplainedSample sample, Optional<Heatmap> positive, List<double[]> largest, List<double[]> best) {
        List<Box> truth = LocalizationMetric.trueBoxes(sample);
        if (truth.isEmpty() || positive.isEmpty()) {
            return;
        }
        Heatmap map = CountedMap.of(positive.get(), sample, truth).map();
        if (map.max() == 0) {
            return;
        }
        double[] ofLargest = new double[STEPS];
        double[] ofBest = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            double level = fraction(step) * map.max();
            ofLargest[step] = LocalizationIou.best(HotSegment.largest(map, level), truth);
            ofBest[step] = bestOfAll(map, level, truth);
        }
        largest.add(ofLargest);
        best.add(ofBest);
    }

    static double bestOfAll(Heatmap map, double level, List<Box> truth) {
        return Segment.of(map, level).stream()
                .mapToDouble(segment -> LocalizationIou.best(segment.box(), truth))
                .max()
                .orElse(0);
    }

    /**
     * The fraction of the maximum at which most largest segments reach the IoU.
     *
     * @param iouNeeded in (0, 1]
     */
    public double threshold(double iouNeeded) {
        return fraction(bestStep(largestSegment, iouNeeded));
    }

    /**
     * Share of the split whose largest segment reaches the IoU at the best threshold: MaxBoxAcc of the split itself.
     *
     * @param iouNeeded in (0, 1]
     */
    public double maxBoxAccuracy(double iouNeeded) {
        return accuracy(largestSegment, bestStep(largestSegment, iouNeeded), iouNeeded);
    }

    /** As {@link #threshold(double)}, where the best of all segments counts and not the largest. */
    double thresholdOfBestSegment(double iouNeeded) {
        return fraction(bestStep(bestSegment, iouNeeded));
    }

    /** MaxBoxAccV2 of the split itself: the mean over IoU of 0.3, 0.5 and 0.7, each at its own best threshold. */
    public double maxBoxAccuracyV2() {
        return MaxBoxAccV2.IOU_NEEDED.stream()
                .mapToDouble(needed -> accuracy(bestSegment, bestStep(bestSegment, needed), needed))
                .average()
                .orElseThrow();
    }

    /** For the report. */
    Map<String, String> settings() {
        return Map.of(
                "calibration split",
                data,
                "calibration explainer",
                explainer,
                "box accuracy of the calibration split",
                Numbers.plain(maxBoxAccuracy(LocalizationIou.IMAGENET_IOU)) + " at IoU 0.5");
    }

    /** Refuses the split's own samples, and maps of another explainer. */
    void verify(Measurement measurement) {
        if (!measurement.explainer().id().equals(explainer)) {
            throw new ConfigurationException(
                    "The threshold was calibrated for maps of %s, but the audit has maps of %s; sweep with the explainer that is audited."
                            .formatted(explainer, measurement.explainer().id()));
        }
        for (ExplainedSample sample : measurement.samples()) {
            if (files.contains(sample.sample().file())) {
                throw new ConfigurationException(
                        "The threshold was chosen on '%s' among others, so it flatters there; calibrate on pictures that are not audited."
                                .formatted(sample.sample().id()));
            }
        }
    }

    private static double fraction(int step) {
        return (step + 1) / (double) STEPS;
    }

    private static int bestStep(List<double[]> ious, double needed) {
        int best = 0;
        for (int step = 1; step < STEPS; step++) {
            best = accuracy(ious, step, needed) > accuracy(ious, best, needed) ? step : best;
        }
        return best;
    }

    private static double accuracy(List<double[]> ious, int step, double needed) {
        long hits = ious.stream().filter(iou -> iou[step] >= needed).count();
        return (double) hits / ious.size();
    }
}
