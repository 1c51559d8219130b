package org.modelaudit.combination;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Several explainers as one: their maps are brought to the picture's size, normalised, and combined cell by cell, {@code
 * L = rule(e_1, …, e_J)}, see {@link AggregationRule}. Undefined where one of them has no map.
 *
 * <p>Rieger and Hansen, Aggregating explanation methods for stable and robust explainability, 2019 (AGG-Mean, AGG-Var). With
 * one class activation map at several layers it is the fusion of these layers.
 */
public final class Aggregation implements ClassSpecific {

    private final String id;
    private final String name;
    private final List<Explainer> explainers;
    private final MapNormalization normalization;
    private final AggregationRule rule;

    Aggregation(
            String id,
            String name,
            List<? extends Explainer> explainers,
            MapNormalization normalization,
            AggregationRule rule) {
        if (explainers.size() < 2) {
            throw new IllegalArgumentException(
                    "%s combines two explainers or more, but got %d.".formatted(name, explainers.size()));
        }
        this.id = id;
        this.name = name;
        this.explainers = List.copyOf(explainers);
        this.normalization = normalization;
        this.rule = rule;
    }

    @Override
    public Aggregation forClass(TargetClass classToExplain) {
        List<Explainer> aimed = explainers.stream()
                .map(explainer -> ExplainerMaps.aimed(explainer, classToExplain))
                .toList();
        return new Aggregation(id, name, aimed, normalization, rule);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int j = 0; j < explainers.size(); j++) {
            Explainer explainer = explainers.get(j);
            settings.put("explainer " + (j + 1), explainer.id() + " " + explainer.settings(model));
        }
        settings.put("normalisation", normalization.toString());
        settings.put("rule", rule.toString());
        return settings;
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return explainers.stream()
                .map(explainer -> explainer.costPerSample(model))
                .reduce(Cost.none(), Cost::plus);
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        List<List<Explanation>> found = new ArrayList<>();
        for (Explainer explainer : explainers) {
            found.add(explainer.explain(model, batch));
        }
        int height = (int) batch.images().getShape().get(2);
        int width = (int) batch.images().getShape().get(3);
        List<Explanation> combined = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            List<Explanation> ofSample = new ArrayList<>();
            for (List<Explanation> ofExplainer : found) {
                ofSample.add(ofExplainer.get(i));
            }
            combined.add(combined(ofSample, width, height));
        }
        return combined;
    }

    private Explanation combined(List<Explanation> found, int width, int height) {
        Prediction prediction = found.get(0).prediction();
        if (prediction == null) {
            return found.get(0);
        }
        int explained = -1;
        List<float[]> maps = new ArrayList<>();
        for (int j = 0; j < found.size(); j++) {
            Explanation one = found.get(j);
            Heatmap map = one.heatmap();
            if (map == null) {
                return Explanation.undefined(
                        prediction, -1, "%s: %s".formatted(explainers.get(j).name(), one.undefinedBecause()));
            }
            if (explained >= 0 && one.explainedClass() >= 0 && one.explainedClass() != explained) {
                return Explanation.undefined(
                        prediction,
                        -1,
                        "%s speaks for class %d and another explainer for class %d"
                                .formatted(explainers.get(j).name(), one.explainedClass(), explained));
            }
            explained = Math.max(explained, one.explainedClass());
            maps.add(normalization.apply(map.resized(width, height)));
        }
        return Explanation.of(prediction, explained, new Heatmap(width, height, rule.combine(maps)));
    }
}
