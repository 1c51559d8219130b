package org.modelaudit.faithfulness;

import java.util.Map;
import java.util.Optional;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Reading;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * How much of the explained class's probability is lost on average while regions are replaced by noise one after
 * another (AOPC): {@code 1/(L+1)·Σ_{k=0..L} (f(x₀) - f(x_k))}. Regions are ranked by the sum of the signed map.
 *
 * <p>In [-1, 1]; most relevant first, higher is better, least relevant first, lower is better. Samek et al., Evaluating the
 * Visualization of What a Deep Neural Network Has Learned, TNNLS 2017, section III: regions of 9×9 pixels, 100 steps, uniform noise.
 * Where the picture has fewer regions, all are replaced.
 */
public final class RegionPerturbation extends CurveMetric {

    private static final String SOURCE =
            "Samek et al., Evaluating the Visualization of What a DNN Has Learned, TNNLS 2017, section III";

    private static final MetricDescription MOST_FIRST = MetricDescription.higherIsBetter(
                    "region-perturbation/paper@1", "region perturbation", SOURCE)
            .in(-1, 1);

    private static final MetricDescription LEAST_FIRST = MetricDescription.lowerIsBetter(
                    "region-perturbation-least-relevant-first/paper@1",
                    "region perturbation, least relevant first",
                    SOURCE)
            .in(-1, 1);

    private final RemovalOrder order;
    private final int side;
    private final int steps;

    RegionPerturbation(RemovalOrder order, Baseline baseline, int side, int steps) {
        super(
                order == RemovalOrder.MOST_RELEVANT_FIRST ? MOST_FIRST : LEAST_FIRST,
                baseline,
                Map.of(
                        "region",
                        side + " pixels",
                        "steps",
                        Integer.toString(steps),
                        "equal regions",
                        PixelRanking.TIES));
        this.order = order;
        this.side = side;
        this.steps = Steps.atLeastOne(steps);
    }

    /** The same metric with something else in the place of replaced regions. */
    public RegionPerturbation replacingBy(Baseline other) {
        return new RegionPerturbation(order, other, side, steps);
    }

    /**
     * The same metric with other regions.
     *
     * @param pixels side of a region, at least 1
     * @param number of regions that are replaced at most, at least 1; each costs one forward pass
     */
    public RegionPerturbation regions(int pixels, int number) {
        return new RegionPerturbation(order, baseline(), pixels, number);
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return picturesBeside(Math.min(
                steps, new RegionGrid(model.input().width(), model.input().height(), side).count()));
    }

    @Override
    ReplacementSchedule schedule(ExplainedPicture picture) {
        RegionGrid grid = RegionGrid.of(picture, side);
        return grid.schedule(picture, order, Math.min(steps, grid.count()));
    }

    @Override
    Optional<MetricCurve> shown(Curve curve) {
        double start = curve.scores()[0];
        return curve.map(score -> start - score)
                .shown("share of the steps, " + steppingWords(), "probability lost so far", Reading.MEAN);
    }

    @Override
    double value(Curve curve) {
        return curve.meanDrop();
    }

    @Override
    String steppingWords() {
        return order.words() + " regions replaced first";
    }
}
