package org.modelaudit.faithfulness;

import java.util.Arrays;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * How fast the explained class becomes probable when the most relevant pixels are put into a blurred picture first: the area
 * under the curve of its softmax probability from the blurred to the whole picture.
 *
 * <p>In [0, 1], higher is better. Petsiuk et al., RISE, BMVC 2018, causal metric; the steps are those of RISE's own evaluation
 * on a data set. Pixels are ranked by the signed map; equal ones come in an order drawn for the sample.
 */
public final class Insertion extends FaithfulnessMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "insertion/paper@1", "insertion", "Petsiuk et al., RISE, BMVC 2018, causal metric");

    private final Baseline start;
    private final int steps;

    Insertion(Baseline start, int steps) {
        this.start = start;
        this.steps = Steps.atLeastOne(steps);
    }

    /** The same metric that starts from another picture than a blurred one. */
    public Insertion into(Baseline baseline) {
        return new Insertion(baseline, steps);
    }

    /**
     * The same metric with another number of steps, each of which costs one forward pass.
     *
     * @param number at least 1
     */
    public Insertion inSteps(int number) {
        return new Insertion(start, number);
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "baseline", start.toString(), "steps", Integer.toString(steps), "equal pixels", PixelRanking.TIES);
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return picturesBeside(Steps.taken(pixels(model), steps));
    }

    @Override
    Outcome measure(Subject subject) {
        return finite(curve(subject, PixelRanking.mostRelevantFirst(subject.map(), subject.id()))
                .area());
    }

    Curve curve(Subject subject, int[] ranking) {
        int perStep = Steps.size(ranking.length, steps);
        GradualReplacement insertion = new GradualReplacement(
                subject.removed(start), subject.image(), GradualReplacement.stepsAlong(ranking, perStep));
        // The last step gives the whole picture back, whose score is known.
        int changed = Steps.count(ranking.length, perStep);
        double[] scores = Arrays.copyOf(
                subject.probabilities(changed, (from, to, scope) -> insertion.after(from, to, scope)), changed + 1);
        scores[changed] = subject.cleanProbability();
        return new Curve(scores);
    }
}
