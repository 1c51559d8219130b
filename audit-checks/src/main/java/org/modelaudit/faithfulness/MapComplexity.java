package org.modelaudit.faithfulness;

import java.util.List;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * How much of the picture the map shows: the mean {@code Σ M / (H·W)} of its positive part, scaled to [0, 1] and then brought to
 * the size of the picture.
 *
 * <p>In [0, 1], lower is better. Poppi et al., Revisiting the Evaluation of Class Activation Mapping for Explainability (ADCC),
 * CVPR workshops 2021, section 3. Not the entropy that others call complexity, see {@link EntropyComplexity}.
 */
public final class MapComplexity implements Metric {

    private static final MetricDescription DESCRIPTION = MetricDescription.lowerIsBetter(
            "complexity/adcc-paper@1", "complexity", "Poppi et al., ADCC, CVPR workshops 2021");

    MapComplexity() {}

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.none();
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        InputSpecification input = measurement.model().input();
        return measurement.samples().stream()
                .map(sample -> of(Fading.shown(ExplainedPicture.map(sample), input.width(), input.height())))
                .toList();
    }

    /**
     * @param map M, at the size of the picture
     */
    static Outcome of(Heatmap map) {
        return map.defect().isPresent()
                ? Outcome.undefined("the heatmap is nowhere positive")
                : Outcome.value(Math.min(1, map.sum() / ((double) map.width() * map.height())));
    }
}
