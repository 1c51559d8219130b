package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;

/** An explainer whose map is what a test makes of the picture, {@code C·H·W} numbers. */
record WrittenExplainer(String id, TargetClass target, Function<float[], Heatmap> map) implements ClassSpecific {

    static WrittenExplainer of(String id, Function<float[], Heatmap> map) {
        return new WrittenExplainer(id, TargetClass.predicted(), map);
    }

    static WrittenExplainer of(String id, int width, int height, float... values) {
        return of(id, picture -> new Heatmap(width, height, values));
    }

    @Override
    public WrittenExplainer forClass(TargetClass classToExplain) {
        return new WrittenExplainer(id, classToExplain, map);
    }

    @Override
    public String name() {
        return "Written " + id;
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return Map.of("class", target.toString());
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        NDArray images = batch.images();
        ExplainedClasses classes = ExplainedClasses.of(model.output(), model.logits(images), batch.samples(), target);
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            explanations.add(classes.explanation(i, map.apply(images.get(i).toFloatArray())));
        }
        return explanations;
    }
}
