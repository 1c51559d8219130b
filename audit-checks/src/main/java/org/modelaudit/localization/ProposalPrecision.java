package org.modelaudit.localization;

import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Share of a picture's proposals that reach an IoU of 0.5 with a true box. A proposal is the box around a segment of the
 * pixels that reach a threshold, one for each segment, so a scattered map is held against itself.
 *
 * <p>In [0, 1], higher is better; the mean gives every picture the same weight. Muhammad and Yeasin, Eigen-CAM, IJCNN
 * 2020, Table 3. Read it beside {@link ProposalRecall}.
 */
public final class ProposalPrecision extends LocalizationMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "proposal-precision/every-segment@1",
            "proposal precision",
            "Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, Table 3");

    private final Proposals proposals;

    private ProposalPrecision(Proposals proposals) {
        this.proposals = proposals;
    }

    /** At an IoU of 0.5, with the threshold of the CAM paper, 20 % of the map's maximum. */
    public static ProposalPrecision proposalPrecision() {
        return new ProposalPrecision(Proposals.PAPER);
    }

    /**
     * The same metric with another threshold.
     *
     * @param fraction of the map's maximum, in (0, 1]
     */
    public ProposalPrecision thresholdedAt(double fraction) {
        return new ProposalPrecision(new Proposals(new HotLevel.FractionOfMaximum(fraction)));
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return proposals.settings();
    }

    @Override
    Outcome measure(Heatmap map, List<Box> truth) {
        List<Box> proposed = proposals.of(map);
        long right = proposed.stream()
                .filter(box -> LocalizationIou.best(box, truth) >= LocalizationIou.IMAGENET_IOU)
                .count();
        return Outcome.value((double) right / proposed.size());
    }
}
