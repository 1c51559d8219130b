package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Whether the explainer stays with its word: the map of the picture and the map of the picture times that map, for the same
 * class, as {@code (Pearson(M(x), M(x·M(x))) + 1) / 2}.
 *
 * <p>In [0, 1], higher is better; 0.5 is no correlation. Undefined where the faded picture has no map. Poppi et al., Revisiting
 * the Evaluation of Class Activation Mapping for Explainability (ADCC), CVPR workshops 2021. Costs one explanation
 * of each sample.
 */
public final class Coherency extends FadingMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "coherency/paper@1", "coherency", "Poppi et al., ADCC, CVPR workshops 2021");

    Coherency(Baseline baseline) {
        super(DESCRIPTION, baseline);
    }

    /** The same metric that fades the picture to something else than 0 in the model's units. */
    public Coherency fadingTo(Baseline other) {
        return new Coherency(other);
    }

    /** The faded picture is explained. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(model);
    }

    @Override
    Outcome measure(FadedPicture picture) {
        Heatmap first = picture.map();
        Heatmap map = picture.explainedAgain().heatmap();
        if (map == null) {
            return Outcome.undefined(
                    "the faded picture has no map: " + picture.explainedAgain().undefinedBecause());
        }
        double correlation = PearsonCorrelation.pearson(
                first.values(), Fading.shown(map, first.width(), first.height()).values());
        return Double.isNaN(correlation)
                ? Outcome.undefined("the faded picture's map is nowhere positive")
                : Outcome.value((correlation + 1) / 2);
    }
}
