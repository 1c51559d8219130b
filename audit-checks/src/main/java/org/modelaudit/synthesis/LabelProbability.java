package org.modelaudit.synthesis;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Tensors;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * The probability that the model gives to the class that a sample is labelled with, {@code p_y(x)}, in [0, 1], higher is better: on
 * {@linkplain ActivationMaximization#prototypes prototypes} it says whether a model sees in them what they were made to show. Undefined
 * for a sample without a class or where a logit is not finite. The probability is the softmax, or the class's own sigmoid where classes
 * are judged one by one. The definition is ours.
 */
final class LabelProbability implements Metric {

    @Override
    public MetricDescription description() {
        return MetricDescription.higherIsBetter("label-probability/plain@1", "probability of the label", "ours");
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(1, 0, 0, 0);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        AuditedModel model = measurement.model();
        List<float[]> logits;
        try (NDArray scores = model.scores(measurement.batch().get().images())) {
            logits = Tensors.rows(scores);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < logits.size(); i++) {
            int label = measurement.samples().get(i).sample().classIndex().orElse(-1);
            outcomes.add(outcome(model, logits.get(i), label));
        }
        return outcomes;
    }

    private static Outcome outcome(AuditedModel model, float[] logits, int label) {
        if (label < 0) {
            return Outcome.undefined("the sample has no class");
        }
        if (label >= logits.length) {
            return Outcome.failed(
                    "The sample is labelled with class %d, but the model has %d; read the set with the model's labels."
                            .formatted(label, logits.length));
        }
        double probability = model.output().probability(logits, label);
        return Double.isFinite(probability) ? Outcome.value(probability) : Outcome.undefined("a logit is not finite");
    }
}
