package org.modelaudit.sanity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.similarity.ExplainedAgain;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * How alike the maps of the model and of the same net trained on permuted labels are. Lower is better: what was learned from
 * labels that mean nothing must look otherwise.
 *
 * <p>Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018, section 4. The second model is the user's: same classes, same
 * input, opened by him and closed by him. As a check it requires at most {@value ParameterRandomization#DEFAULT_BOUND} on the
 * mean, for Spearman's correlation of absolute values, as parameter randomisation does.
 */
public final class DataRandomization implements Metric, Check {

    private final AuditedModel permuted;
    private final Similarity similarity;

    private DataRandomization(AuditedModel permuted, Similarity similarity) {
        this.permuted = permuted;
        this.similarity = similarity;
    }

    static DataRandomization against(AuditedModel permuted) {
        return new DataRandomization(permuted, Similarities.spearmanOfAbsoluteValues());
    }

    /** The same by another similarity, for which a higher number means more alike. */
    public DataRandomization comparedBy(Similarity other) {
        return new DataRandomization(permuted, other.requireHigherIsAlike());
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("data-randomization", similarity.dialect(), similarity.version()),
                "similarity after data randomization",
                Direction.LOWER_IS_BETTER,
                similarity.range(),
                "Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018, section 4");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("model trained on permuted labels", permuted.identity().toString());
        settings.putAll(similarity.settings());
        settings.put("class", "of the first map");
        return settings;
    }

    @Override
    public Requirement requirement() {
        return new Requirement(this, Threshold.atMost(ParameterRandomization.DEFAULT_BOUND));
    }

    /** Passes of the other model. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(permuted);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        AuditedModel model = measurement.model();
        if (permuted.classes() != model.classes() || !permuted.input().equals(model.input())) {
            throw new ConfigurationException(
                    "The model trained on permuted labels, %s, must have the classes and the input of the audited one, %s."
                            .formatted(permuted.identity(), model.identity()));
        }
        ExplainedAgain again = ExplainedAgain.of(measurement);
        return again.compare(similarity, again.by(permuted, measurement.explainer()));
    }
}
