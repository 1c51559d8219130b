package org.modelaudit.faithfulness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Whether the map's values say how much each part of the picture matters alone: Pearson's correlation of a group's sum of the
 * signed map with the drop of the explained class's logit when that group, and nothing else, is replaced by the baseline.
 *
 * <p>In [-1, 1], higher is better, 0 by chance; undefined where one of the two does not vary. Alvarez-Melis and Jaakkola, Towards
 * Robust Interpretability with Self-Explaining Neural Networks, NeurIPS 2018, faithfulness, for single features; a picture has too
 * many, so pixels go in groups of neighbouring rank.
 */
public final class FaithfulnessEstimate extends FaithfulnessMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
                    "faithfulness-estimate/paper@1",
                    "faithfulness estimate",
                    "Alvarez-Melis and Jaakkola, Self-Explaining Neural Networks, NeurIPS 2018, faithfulness")
            .in(-1, 1);

    private final Baseline baseline;
    private final int groups;

    FaithfulnessEstimate(Baseline baseline, int groups) {
        super(DESCRIPTION, baseline, Map.of("groups", Integer.toString(groups), "equal pixels", PixelRanking.TIES));
        if (groups < 2) {
            throw new IllegalArgumentException("A correlation needs at least two groups, but got " + groups + ".");
        }
        this.baseline = baseline;
        this.groups = groups;
    }

    /** The same metric with something else in the place of replaced pixels. */
    public FaithfulnessEstimate replacingBy(Baseline other) {
        return new FaithfulnessEstimate(other, groups);
    }

    /**
     * The same metric with another number of groups, each of which costs one forward pass.
     *
     * @param number at least 2
     */
    public FaithfulnessEstimate inGroups(int number) {
        return new FaithfulnessEstimate(baseline, number);
    }

    @Override
    public void verifyMeaning(AuditedModel model) {
        model.output().requireExact("The faithfulness estimate");
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return picturesBeside(Steps.taken(pixels(model), groups));
    }

    @Override
    Outcome measure(ExplainedPicture picture) {
        int[] ranking = picture.mostRelevantFirst(picture.map());
        int size = Steps.size(ranking.length, groups);
        List<int[]> sets = new ArrayList<>();
        for (int from = 0; from < ranking.length; from += size) {
            sets.add(Arrays.copyOfRange(ranking, from, Math.min(ranking.length, from + size)));
        }
        return new PixelSets(sets).correlation(picture, baseline);
    }
}
