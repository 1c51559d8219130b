package org.modelaudit.localization;

import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Share of a picture's true boxes that some proposal reaches with an IoU of 0.5. A proposal is the box around a segment of
 * the pixels that reach a threshold, one for each segment.
 *
 * <p>In [0, 1], higher is better; the mean gives every picture the same weight, however many objects it shows. Muhammad
 * and Yeasin, Eigen-CAM, IJCNN 2020, Table 3. Read it beside {@link ProposalPrecision}.
 */
public final class ProposalRecall extends LocalizationMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "proposal-recall/every-segment@1",
            "proposal recall",
            "Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, Table 3");

    private final Proposals proposals;

    private ProposalRecall(Proposals proposals) {
        this.proposals = proposals;
    }

    /** At an IoU of 0.5, with the threshold of the CAM paper, 20 % of the map's maximum. */
    public static ProposalRecall proposalRecall() {
        return new ProposalRecall(Proposals.PAPER);
    }

    /**
     * The same metric with another threshold.
     *
     * @param fraction of the map's maximum, in (0, 1]
     */
    public ProposalRecall thresholdedAt(double fraction) {
        return new ProposalRecall(new Proposals(new HotLevel.FractionOfMaximum(fraction)));
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
        long found = truth.stream()
                .filter(box -> LocalizationIou.best(box, proposed) >= LocalizationIou.IMAGENET_IOU)
                .count();
        return Outcome.value((double) found / truth.size());
    }
}
