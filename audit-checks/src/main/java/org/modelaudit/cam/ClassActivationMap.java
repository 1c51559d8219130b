package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;

/**
 * An explainer that weighs what one layer sees. The backbone runs once for a batch, whatever the formula asks after that
 * costs only the rest of the program.
 *
 * <p>Without {@link #at(String)} it looks at the last convolution, without {@link #forClass(TargetClass)} it speaks for
 * the predicted class.
 */
public final class ClassActivationMap implements Explainer {

    private final CamFormula formula;
    private final @Nullable String path;
    private final TargetClass target;

    private ClassActivationMap(CamFormula formula, @Nullable String path, TargetClass target) {
        this.formula = formula;
        this.path = path;
        this.target = target;
    }

    static ClassActivationMap of(CamFormula formula) {
        return new ClassActivationMap(formula, null, TargetClass.predicted());
    }

    /** The same map at the output of another layer, named by its dotted path. */
    public ClassActivationMap at(String layer) {
        return new ClassActivationMap(formula, layer, target);
    }

    /** The same map for another class. Changes nothing for a class-free map. */
    public ClassActivationMap forClass(TargetClass classToExplain) {
        return new ClassActivationMap(formula, path, classToExplain);
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
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("layer", layer(model).path());
        settings.put("class", formula.dependsOnClass() ? target.toString() : "none (class-free)");
        return settings;
    }

    private Layer layer(AuditedModel model) {
        Layer layer = path == null ? model.lastConvolution() : model.layer(path);
        if (!layer.isMap()) {
            throw new ModelException(
                    "%s needs a layer with maps, but the output of '%s' in '%s' is %s; name a convolution or the block around it."
                            .formatted(name(), layer.path(), model.identity().file(), layer.outputShape()));
        }
        return layer;
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        LayerCut cut = model.cutAt(layer(model).path());
        try (NDManager scope = batch.images().getManager().newSubManager()) {
            NDArray images = batch.images().duplicate();
            images.attach(scope);
            return new Pass(cut, batch, cut.features(images)).explanations();
        }
    }

    /** One batch on its way through the cut program. */
    private final class Pass implements LayerEvidence {

        private final Batch batch;
        private final LayerCut.Features features;
        private final LayerCut.@Nullable HeadPass recorded;
        private final NDArray logits;
        private final List<@Nullable Prediction> predictions = new ArrayList<>();
        private final List<OptionalInt> classes = new ArrayList<>();

        Pass(LayerCut cut, Batch batch, LayerCut.Features features) {
            this.batch = batch;
            this.features = features;
            this.recorded = formula.dependsOnClass() ? cut.record(features) : null;
            this.logits = recorded == null ? cut.logits(features) : recorded.logits();
            chooseClasses();
        }

        private void chooseClasses() {
            int count = (int) logits.getShape().get(1);
            float[] all = logits.toFloatArray();
            for (int i = 0; i < batch.size(); i++) {
                float[] scores = Arrays.copyOfRange(all, i * count, (i + 1) * count);
                Prediction prediction = Prediction.of(scores).orElse(null);
                OptionalInt chosen = prediction == null
                        ? OptionalInt.empty()
                        : target.of(batch.samples().get(i), prediction);
                predictions.add(prediction);
                classes.add(chosen.isPresent() && chosen.getAsInt() < count ? chosen : OptionalInt.empty());
            }
        }

        List<Explanation> explanations() {
            NDArray maps = formula.maps(this);
            int height = (int) maps.getShape().get(1);
            int width = (int) maps.getShape().get(2);
            float[] all = maps.toFloatArray();
            List<Explanation> explanations = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                int from = i * height * width;
                float[] values = Arrays.copyOfRange(all, from, from + height * width);
                explanations.add(explanation(i, new Heatmap(width, height, values)));
            }
            return explanations;
        }

        private Explanation explanation(int i, Heatmap map) {
            Prediction prediction = predictions.get(i);
            OptionalInt chosen = classes.get(i);
            if (prediction == null) {
                return Explanation.undefined(null, -1, "the model's scores are not finite");
            }
            if (!formula.dependsOnClass()) {
                return Explanation.of(prediction, -1, map);
            }
            return chosen.isPresent()
                    ? Explanation.of(prediction, chosen.getAsInt(), map)
                    : Explanation.undefined(
                            prediction, -1, "the sample has no class '%s' that the model knows".formatted(target));
        }

        @Override
        public NDArray activation() {
            return features.activation();
        }

        @Override
        public NDArray gradient() {
            if (recorded == null) {
                throw new IllegalStateException(formula.id() + " is class-free and has no gradient.");
            }
            return recorded.gradient(classes.stream().mapToInt(c -> c.orElse(0)).toArray());
        }
    }
}
