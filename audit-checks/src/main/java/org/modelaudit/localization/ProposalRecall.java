package org.modelaudit.localization;

import java.util.List;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;

/**
 * Share of a picture's true boxes that some proposal reaches with an IoU of 0.5: {@code |{b : max_p IoU(p, b) ≥ 0.5}| / |true boxes|}. A proposal is the box around a segment of
 * the pixels that reach a threshold, one for each segment.
 *
 * <p>In [0, 1], higher is better; the mean gives every picture the same weight, however many objects it shows. Muhammad
 * and Yeasin, Eigen-CAM, IJCNN 2020, Table 3. Read it beside {@link ProposalPrecision}.
 */
public final class ProposalRecall extends ProposalMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "proposal-recall/every-segment@2",
            "proposal recall",
            "Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, Table 3");

    private ProposalRecall(HotLevel level) {
        super(DESCRIPTION, level);
    }

    /** At an IoU of 0.5, with the threshold of the CAM paper, 20 % of the map's maximum. */
    public static ProposalRecall proposalRecall() {
        return new ProposalRecall(HotSegment.PAPER_LEVEL);
    }

    /**
     * The same metric with another threshold.
     *
     * @param fraction of the map's maximum, in (0, 1]
     */
    public ProposalRecall thresholdedAt(double fraction) {
        return new ProposalRecall(new HotLevel.FractionOfMaximum(fraction));
    }

    @Override
    double value(List<Box> proposed, List<Box> truth) {
        return reached(truth, proposed);
    }
}
