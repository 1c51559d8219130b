package org.modelaudit.equivalence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * {@code max_k |a_k − b_k| / max_k |a_k|} of the logits {@code a} of the audited model and {@code b} of another file of it, for one
 * picture; 0 where they are the same, no upper bound; lower is better. Where a file keeps probabilities alone, these are compared. The
 * definition is ours.
 */
public final class ScoreDifference implements Metric {

    private final OtherFile other;

    ScoreDifference(OtherFile other) {
        this.other = other;
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("score-difference", "relative-maximum", 1),
                "difference of the logits to '%s'".formatted(other.name()),
                Direction.LOWER_IS_BETTER,
                new Range(0, Double.POSITIVE_INFINITY),
                "ours");
    }

    @Override
    public Map<String, String> settings() {
        return other.settings();
    }

    @Override
    public List<String> remarks(AuditedModel model) {
        return other.remarks(model);
    }

    /** One pass of each. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(2, 0, 0, 0);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        AuditedModel model = measurement.model();
        other.verify(model);
        boolean exact = model.output().exact() && other.model().output().exact();
        float[] own = scores(model, measurement.batch().get().images(), exact);
        float[] others = other.onPictures(measurement, images -> scores(other.model(), images, exact));
        List<Outcome> outcomes = new ArrayList<>();
        int classes = model.classes();
        for (int i = 0; i < measurement.samples().size(); i++) {
            outcomes.add(LargestDifference.of(own, others, i * classes, classes));
        }
        return outcomes;
    }

    private static float[] scores(AuditedModel model, NDArray images, boolean exact) {
        try (NDManager scope = images.getManager().newSubManager();
                NDArray logits = model.logits(images)) {
            logits.attach(scope);
            return (exact ? logits : model.output().probabilities(logits)).toFloatArray();
        }
    }
}
