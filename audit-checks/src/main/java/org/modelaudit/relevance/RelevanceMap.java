package org.modelaudit.relevance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * An explainer that walks the trace of a picture back from a class's logit. Which way it walks is its formula's: each method is
 * one file, such as {@code CnnFixations}.
 *
 * <p>Without {@link #forClass(TargetClass)} it speaks for the predicted class.
 */
public final class RelevanceMap implements ClassSpecific {

    private final RelevanceFormula formula;
    private final TargetClass target;

    private RelevanceMap(RelevanceFormula formula, TargetClass target) {
        this.formula = formula;
        this.target = target;
    }

    static RelevanceMap of(RelevanceFormula formula) {
        return new RelevanceMap(formula, TargetClass.predicted());
    }

    @Override
    public RelevanceMap forClass(TargetClass classToExplain) {
        return new RelevanceMap(formula, classToExplain);
    }

    @Override
    public String id() {
        return formula.id();
    }

    @Override
    public String name() {
        return formula.name();
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return formula.costPerSample();
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>(formula.settings());
        settings.put("class", target.toString());
        return settings;
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        return TracedPicture.oneByOne(
                model,
                batch,
                target,
                picture -> picture.classes()
                        .explanations(formula.map(model, picture.trace(), picture.logits(), picture.chosen()))
                        .get(0));
    }
}
