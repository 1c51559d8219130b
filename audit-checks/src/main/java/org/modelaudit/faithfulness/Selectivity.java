package org.modelaudit.faithfulness;

import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * How fast the explained class becomes improbable when regions are removed one after another, the most relevant first: the
 * area under the curve of its probability until nothing is left. Regions are ranked by the sum of the signed map.
 *
 * <p>In [0, 1], lower is better. Montavon et al., Methods for Interpreting and Understanding Deep Neural Networks, DSP 2018,
 * section 7.2.
 */
public final class Selectivity extends CurveMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.lowerIsBetter(
            "selectivity/paper@1",
            "selectivity",
            "Montavon et al., Methods for Interpreting and Understanding Deep Neural Networks, DSP 2018, section 7.2");

    private final int perSide;

    Selectivity(Baseline baseline, int perSide) {
        super(
                DESCRIPTION,
                baseline,
                Map.of("regions per side", Integer.toString(perSide), "equal regions", PixelRanking.TIES));
        this.perSide = Steps.atLeastOne(perSide);
    }

    /** The same metric with something else in the place of removed regions. */
    public Selectivity replacingBy(Baseline other) {
        return new Selectivity(other, perSide);
    }

    /**
     * The same metric with another grid.
     *
     * @param regionsPerSide along the longer side, at least 1; each region costs one forward pass
     */
    public Selectivity onGrid(int regionsPerSide) {
        return new Selectivity(baseline(), regionsPerSide);
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return picturesBeside(
                grid(model.input().width(), model.input().height()).count());
    }

    @Override
    ReplacementSchedule schedule(ExplainedPicture picture) {
        RegionGrid grid = grid(picture.width(), picture.height());
        return grid.schedule(picture, RemovalOrder.MOST_RELEVANT_FIRST, grid.count());
    }

    private RegionGrid grid(int width, int height) {
        return new RegionGrid(width, height, Steps.size(Math.max(width, height), perSide));
    }

    @Override
    String steppingWords() {
        return "most relevant regions removed first";
    }
}
