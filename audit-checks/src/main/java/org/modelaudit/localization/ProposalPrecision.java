package org.modelaudit.localization;

import java.util.List;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;

/**
 * Share of a picture's proposals that reach an IoU of 0.5 with a true box: {@code |{p : max_b IoU(p, b) ≥ 0.5}| / |proposals|}. A proposal is the box around a segment of the
 * pixels that reach a threshold, one for each segment, so a scattered map is held against itself.
 *
 * <p>In [0, 1], higher is better; the mean gives every picture the same weight. Muhammad and Yeasin, Eigen-CAM, IJCNN
 * 2020, Table 3. Read it beside {@link ProposalRecall}.
 */
public final class ProposalPrecision extends ProposalMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "proposal-precision/every-segment@2",
            "proposal precision",
            "Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, Table 3");

    private ProposalPrecision(HotLevel level) {
        super(DESCRIPTION, level);
    }

    /** At an IoU of 0.5, with the threshold of the CAM paper, 20 % of the map's maximum. */
    public static ProposalPrecision proposalPrecision() {
        return new ProposalPrecision(HotSegment.PAPER_LEVEL);
    }

    /**
     * The same metric with another threshold.
     *
     * @param fraction of the map's maximum, in (0, 1]
     */
    public ProposalPrecision thresholdedAt(double fraction) {
        return new ProposalPrecision(new HotLevel.FractionOfMaximum(fraction));
    }

    @Override
    double value(List<Box> proposed, List<Box> truth) {
        return reached(proposed, truth);
    }
}
