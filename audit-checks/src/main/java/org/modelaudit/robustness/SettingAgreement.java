package org.modelaudit.robustness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.modelaudit.similarity.MeanSimilarity;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * How alike an explainer's map is to the maps of the same explainer in other settings, averaged over these. Higher is better: an
 * explanation should not hang on a setting that nobody can justify.
 *
 * <p>Bansal, Agarwal and Nguyen, SAM: The Sensitivity of Attribution Methods to Hyperparameters, CVPR 2020, section 4.
 */
public final class SettingAgreement implements Metric {

    private final List<Explainer> variants;
    private final Similarity similarity;
    private final String told;

    private SettingAgreement(List<? extends Explainer> variants, Similarity similarity, String told) {
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("At least one other setting of the explainer is needed.");
        }
        this.variants = List.copyOf(variants);
        this.similarity = similarity;
        this.told = told;
    }

    static SettingAgreement of(List<? extends Explainer> variants) {
        return new SettingAgreement(variants, Similarities.spearman(), told(variants, Explainer::id));
    }

    /** The same by another similarity, for which a higher number means more alike. */
    public SettingAgreement comparedBy(Similarity other) {
        return new SettingAgreement(variants, other.requireHigherIsAlike(), told);
    }

    @Override
    public Metric resolvedFor(AuditedModel model) {
        return new SettingAgreement(
                variants, similarity, told(variants, variant -> ExplainedAgain.told(variant, model)));
    }

    private static String told(List<? extends Explainer> variants, Function<Explainer, String> words) {
        return variants.stream().map(words).collect(Collectors.joining(", "));
    }

    /** @throws org.modelaudit.error.ModelException if a variant is the audited explainer itself */
    @Override
    public void verifyMeaning(AuditedModel model, Explainer explainer) {
        verifyMeaning(model);
        variants.forEach(variant -> ExplainedAgain.verifyAnother(explainer, variant, model));
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("setting-agreement", similarity.dialect(), similarity.version()),
                "agreement of %d other settings".formatted(variants.size()),
                Direction.HIGHER_IS_BETTER,
                similarity.range(),
                "Bansal et al., SAM: The Sensitivity of Attribution Methods to Hyperparameters, CVPR 2020, section 4");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("variants", told);
        settings.putAll(similarity.settings());
        return settings;
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return variants.stream().map(variant -> variant.costPerSample(model)).reduce(Cost.none(), Cost::plus);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        ExplainedAgain again = ExplainedAgain.of(measurement);
        List<List<Outcome>> rounds = new ArrayList<>();
        for (Explainer variant : variants) {
            rounds.add(again.compare(similarity, again.by(measurement.model(), variant)));
        }
        return MeanSimilarity.perSample(rounds, measurement.samples().size());
    }
}
