package org.modelaudit.faithfulness;

import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * By how much the map fails to add up to what it explains: {@code |Σ φ - (f(x) - f(b))| / |f(x) - f(b)|} in the explained class's
 * logit, with the sum of the raw map at its own resolution and the baseline {@code b} in the place of the whole picture.
 *
 * <p>From 0, lower is better, 0.05 is 5 % off; undefined where the baseline scores as the picture does. Sundararajan et al., Axiomatic
 * Attribution for Deep Networks, ICML 2017, proposition 1. Meant for methods that promise it, such as integrated gradients with the same
 * baseline; an equality of floating point numbers, as a library has it, no real model satisfies.
 */
public final class Completeness extends FaithfulnessMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.lowerIsBetter(
                    "completeness/relative-residual@1",
                    "completeness residual",
                    "Sundararajan et al., Axiomatic Attribution for Deep Networks, ICML 2017, proposition 1")
            .in(0, Double.POSITIVE_INFINITY);

    private final Baseline baseline;

    Completeness(Baseline baseline) {
        super(DESCRIPTION, baseline, Map.of());
        this.baseline = baseline;
    }

    /** The same metric against another baseline, which must be the explainer's own. */
    public Completeness against(Baseline other) {
        return new Completeness(other);
    }

    @Override
    public void verifyMeaning(AuditedModel model) {
        model.output().requireExact("Completeness");
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return picturesBeside(1);
    }

    @Override
    Outcome measure(ExplainedPicture picture) {
        double difference = difference(picture);
        return difference == 0
                ? Outcome.undefined("the baseline scores as the picture does")
                : finite(Math.abs(picture.raw().sum() - difference) / Math.abs(difference));
    }

    /** {@code f(x) - f(b)}. */
    double difference(ExplainedPicture picture) {
        double[] logits = picture.logits(1, (from, to, scope) -> {
            var removed = picture.removed(baseline).duplicate();
            removed.attach(scope);
            return removed;
        });
        return picture.cleanLogit() - logits[0];
    }
}
