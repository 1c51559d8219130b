package org.modelaudit.intrinsic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Explainer;
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
 * How alike the map is to another explainer's map of the same picture and class, {@code s(L, L')} by a {@link Similarity}, Spearman's rank
 * correlation unless told otherwise: whether what a model shows of itself is what Grad-CAM finds. Higher is better, in the similarity's
 * range, [−1, 1] for a correlation; undefined where either map is, or where the other explainer speaks for another class. The audited
 * explainer itself is refused as the other; the same at another layer is not.
 *
 * <p>Two maps that agree may both be wrong, so that this stands beside localization and sanity and not for them.
 *
 * <p>Krishna et al., The Disagreement Problem in Explainable Machine Learning, 2022, section 3.3, rank correlation over all features.
 */
public final class ExplainerAgreement implements Metric {

    private final Explainer other;
    private final Similarity similarity;
    private final Map<String, String> told;

    private ExplainerAgreement(Explainer other, Similarity similarity, Map<String, String> told) {
        this.other = other;
        this.similarity = similarity;
        this.told = told;
    }

    static ExplainerAgreement with(Explainer other) {
        return new ExplainerAgreement(other, Similarities.spearman(), Map.of("other", other.id()));
    }

    /** The same by another similarity, for which a higher number means more alike. */
    public ExplainerAgreement comparedBy(Similarity another) {
        return new ExplainerAgreement(other, another.requireHigherIsAlike(), told);
    }

    @Override
    public Metric resolvedFor(AuditedModel model) {
        return new ExplainerAgreement(other, similarity, Map.of("other", ExplainedAgain.told(other, model)));
    }

    /** @throws org.modelaudit.error.ModelException if the map is compared with itself */
    @Override
    public void verifyMeaning(AuditedModel model, Explainer explainer) {
        verifyMeaning(model);
        ExplainedAgain.verifyAnother(explainer, other, model);
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("explainer-agreement", similarity.dialect(), similarity.version()),
                "agreement with %s".formatted(other.name()),
                Direction.HIGHER_IS_BETTER,
                similarity.range(),
                "Krishna et al., The Disagreement Problem in Explainable Machine Learning, 2022, section 3.3");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(told);
        settings.putAll(similarity.settings());
        return settings;
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return other.costPerSample(model);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        ExplainedAgain again = ExplainedAgain.of(measurement);
        return again.compare(similarity, again.by(measurement.model(), other));
    }
}
