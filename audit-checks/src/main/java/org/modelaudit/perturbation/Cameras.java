package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;

/**
 * CAMERAS: the picture is enlarged step by step, a layer's activations and gradients of all sizes are brought to the picture's
 * size and averaged, and only then multiplied, {@code L = Σ_k Ā_k ⊙ Ḡ_k}. Larger inputs give the layer more cells, so the map
 * has the picture's resolution. The paper's ReLU around the sum is the map's {@link
 * org.modelaudit.explain.Heatmap#positivePart()}.
 *
 * <p>A white-box method: it cuts the program at the layer, the last convolution unless {@link #at} says otherwise, and the model
 * must take inputs of other sizes. The default sizes grow from the picture's own in steps of 100/224 to 924/224 of it, as in the
 * authors' code; a pass costs as much as its input is larger, all eight together about 61 times the picture's own.
 *
 * <p>Jalwana et al., CAMERAS, CVPR 2021, equations 3 to 5. Enlarged by bilinear interpolation of the prepared tensor.
 */
public final class Cameras implements ClassSpecific {

    /** Channels that are enlarged together: 64 maps of 224×224 take 13 MB. */
    private static final int CHANNELS = 64;

    private final @Nullable String path;
    private final List<Double> factors;
    private final TargetClass target;

    private Cameras(@Nullable String path, List<Double> factors, TargetClass target) {
        this.path = path;
        this.factors = List.copyOf(factors);
        this.target = target;
    }

    static Cameras of(List<Double> factors) {
        if (factors.isEmpty() || factors.get(0) != 1) {
            throw new IllegalArgumentException(
                    "CAMERAS begins with the picture's own size, factor 1, but got " + factors + ".");
        }
        return new Cameras(null, factors, TargetClass.predicted());
    }

    /** The same map at the output of another layer, named by its dotted path. */
    public Cameras at(String layer) {
        return new Cameras(layer, factors, target);
    }

    @Override
    public Cameras forClass(TargetClass classToExplain) {
        return new Cameras(path, factors, classToExplain);
    }

    @Override
    public String id() {
        return "cameras/paper@1";
    }

    @Override
    public String name() {
        return "CAMERAS";
    }

    /** Once for each size; a pass is the dearer the larger it is. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(0, factors.size(), factors.size(), factors.size());
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("layer", layer(model).path());
        settings.put("class", target.toString());
        settings.put("sizes", factors.toString());
        return settings;
    }

    private Layer layer(AuditedModel model) {
        Layer layer = path == null ? model.lastConvolution() : model.layer(path);
        if (!layer.isMap()) {
            throw new ModelException(
                    "CAMERAS needs a layer with maps, but the output of '%s' in '%s' is %s; name a convolution or the block around it."
                            .formatted(layer.path(), model.identity().file(), layer.outputShape()));
        }
        return layer;
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        LayerCut cut = model.cutAt(layer(model).path());
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            try (NDManager scope = batch.images().getManager().newSubManager()) {
                NDArray image = batch.images().get(new NDIndex("{}:{}", i, i + 1));
                image.attach(scope);
                explanations.addAll(
                        new Pyramid(cut, image).explanations(batch.samples().subList(i, i + 1)));
            }
        }
        return explanations;
    }

    /** One picture in all sizes. */
    private final class Pyramid {

        private final LayerCut cut;
        private final NDArray image;
        private final List<NDArray> activations = new ArrayList<>();
        private final List<NDArray> gradients = new ArrayList<>();

        Pyramid(LayerCut cut, NDArray image) {
            this.cut = cut;
            this.image = image;
        }

        List<Explanation> explanations(List<AuditSample> sample) {
            LayerCut.Features own = cut.features(image);
            LayerCut.HeadPass pass = cut.record(own);
            ExplainedClasses classes = ExplainedClasses.of(pass.logits(), sample, target);
            activations.add(own.activation());
            gradients.add(pass.gradient(classes.indexes()));
            if (classes.has(0)) {
                factors.subList(1, factors.size()).forEach(factor -> add(factor, classes.indexes()));
            }
            return classes.explanations(fused());
        }

        private void add(double factor, int[] classIndex) {
            NDArray enlarged = SeparableFilter.bilinear(
                            height(), width(), (int) Math.round(factor * height()), (int) Math.round(factor * width()))
                    .apply(image);
            LayerCut.Features features = cut.features(enlarged);
            activations.add(features.activation());
            gradients.add(cut.record(features).gradient(classIndex));
        }

        /** {@code 1×H×W}. */
        private NDArray fused() {
            long channels = activations.get(0).getShape().get(1);
            NDArray sum = image.getManager().zeros(new Shape(1, height(), width()));
            for (long from = 0; from < channels; from += CHANNELS) {
                try (NDManager scope = image.getManager().newSubManager()) {
                    NDArray activation = mean(activations, from, scope);
                    NDArray gradient = mean(gradients, from, scope);
                    sum.addi(activation.mul(gradient).sum(new int[] {1}));
                }
            }
            return sum;
        }

        /** Mean over all sizes of some channels at the picture's size, {@code 1×c×H×W}. */
        private NDArray mean(List<NDArray> maps, long from, NDManager scope) {
            NDArray sum = null;
            for (NDArray map : maps) {
                NDArray part = map.get(new NDIndex(
                        ":, {}:{}",
                        from,
                        Math.min(from + CHANNELS, map.getShape().get(1))));
                part.attach(scope);
                NDArray enlarged = SeparableFilter.bilinear(
                                (int) map.getShape().get(2),
                                (int) map.getShape().get(3),
                                height(),
                                width())
                        .apply(part);
                sum = sum == null ? enlarged : sum.add(enlarged);
            }
            return Objects.requireNonNull(sum).div(maps.size());
        }

        private int height() {
            return (int) image.getShape().get(2);
        }

        private int width() {
            return (int) image.getShape().get(3);
        }
    }
}
