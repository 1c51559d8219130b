package org.modelaudit.samples.papers;

import static org.modelaudit.checks.Audits.adcc;
import static org.modelaudit.checks.Audits.deepFool;
import static org.modelaudit.checks.Audits.equalErrorPrecision;
import static org.modelaudit.checks.Audits.localizationError;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.proposalPrecision;
import static org.modelaudit.checks.Audits.proposalRecall;
import static org.modelaudit.checks.Audits.stabilityUnder;

import java.util.List;
import java.util.stream.Stream;
import org.modelaudit.metric.Metric;

/**
 * A metric of the papers under a short name, by which its values are kept.
 *
 * @param name unique
 * @param metric it stands for
 */
record PaperMetric(String name, Metric metric) {

    /** Eigen-CAM, Table 1: the box misses, at the CAM paper's 20 % of the maximum. */
    static final PaperMetric ERROR = new PaperMetric("localization error", localizationError());

    /** The same with the box around 95 % of the map's sum, which is kinder to maps of single pixels. */
    static final PaperMetric ERROR_OF_ENERGY = new PaperMetric(
            "localization error at 95 % of the energy", localizationError().holdingEnergy(0.95));

    /** Eigen-CAM, Table 2. */
    static final PaperMetric PIXELS = new PaperMetric("pixel precision", equalErrorPrecision());

    /** Eigen-CAM, Table 3. */
    static final PaperMetric RECALL = new PaperMetric("proposal recall", proposalRecall());

    /** Eigen-CAM, Table 3. */
    static final PaperMetric PRECISION = new PaperMetric("proposal precision", proposalPrecision());

    /** Eigen-CAM, section IV-C: the map of the changed picture for the class that was explained first. */
    static final PaperMetric STABLE = new PaperMetric("under DeepFool", stabilityUnder(deepFool()));

    /** The same for the class that DeepFool reached. */
    static final PaperMetric STABLE_REACHED = new PaperMetric(
            "under DeepFool, reached class", stabilityUnder(deepFool()).forReachedClass());

    /** Of the overview's order. */
    static final PaperMetric ADCC = new PaperMetric("ADCC", adcc());

    /** HayCAM, Table 2: the IoU at every threshold that its reader might have taken, in percent of the maximum. */
    static final List<PaperMetric> IOU = Stream.concat(
                    Stream.of(10, 20, 30, 40, 50, 60, 70, 80)
                            .map(percent -> new PaperMetric(
                                    "IoU at " + percent + " %",
                                    localizationIoU().thresholdedAt(percent / 100.0))),
                    Stream.of(new PaperMetric(
                            "IoU at 95 % of the energy", localizationIoU().holdingEnergy(0.95))))
            .toList();

    /** The same of maps that are scaled from their minimum, without a ReLU. */
    static final List<PaperMetric> IOU_FROM_MINIMUM = IOU.stream()
            .map(iou -> new PaperMetric(iou.name + ", from the minimum", new FromMinimum(iou.metric)))
            .toList();
}
