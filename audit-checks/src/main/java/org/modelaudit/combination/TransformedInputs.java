package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.forward.ChunkedScores;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Any explainer asked about changed copies of the picture, each map carried back to where it belongs: {@code Σ_k w_k T_k⁻¹ M(T_k
 * x)} by the number of copies that show the pixel, for the class of the picture itself.
 *
 * <p>With equal weights the raw maps are averaged, and a copy without a map leaves the picture undefined. Weighted by the class's
 * probability, its own sigmoid where classes are judged one by one, each map's positive part is scaled to a maximum of 1 first, and a copy without a map counts nothing: Oh et al., EVET: enhancing visual explanations of
 * deep neural networks using image transformations, WACV 2021; over sliding windows of magnified copies, of which the best are
 * kept, Tursun et al., SESS: saliency enhancing with scaling and sliding, ECCV 2022.
 */
public final class TransformedInputs implements ClassSpecific {

    private final String id;
    private final String name;
    private final Explainer explainer;
    private final Copies copies;
    private final boolean weighted;
    private final double kept;
    private final TargetClass target;

    /** The copies of a picture of that size. */
    interface Copies {
        List<InputTransform> of(int width, int height);

        /** The same for pictures of every size. */
        record Same(List<InputTransform> transforms) implements Copies {
            @Override
            public List<InputTransform> of(int width, int height) {
                return transforms;
            }
        }

        /** What windows show that slide over the picture. */
        record Windows(List<Double> factors) implements Copies {
            @Override
            public List<InputTransform> of(int width, int height) {
                return InputTransform.windows(
                        width,
                        height,
                        factors.stream().mapToDouble(Double::doubleValue).toArray());
            }
        }
    }

    /**
     * @param weighted by the class's probability, or equal
     * @param kept share of the copies with the largest probability that are explained, in (0, 1]
     */
    TransformedInputs(
            String id,
            String name,
            Explainer explainer,
            Copies copies,
            boolean weighted,
            double kept,
            TargetClass target) {
        if (!(kept > 0 && kept <= 1)) {
            throw new IllegalArgumentException(
                    "The share of copies that are kept lies in (0, 1], but got " + kept + ".");
        }
        this.id = id;
        this.name = name;
        this.explainer = explainer;
        this.copies = copies;
        this.weighted = weighted;
        this.kept = kept;
        this.target = target;
    }

    @Override
    public TransformedInputs forClass(TargetClass classToExplain) {
        return new TransformedInputs(id, name, explainer, copies, weighted, kept, classToExplain);
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
        Map<String, String> settings = new LinkedHashMap<>(explainer.settings(model));
        settings.put(
                "copies",
                copies.of(model.input().width(), model.input().height()).stream()
                        .map(InputTransform::name)
                        .collect(Collectors.joining(", ")));
        settings.put("weights", weighted ? "probability of the class" : "equal");
        settings.put("share of copies that are kept", Double.toString(kept));
        settings.put("class", target.toString());
        return settings;
    }

    /** The picture for its class, each copy for its weight, and the explanations of those that are kept. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        int count = copies.of(model.input().width(), model.input().height()).size();
        return Cost.of(weighted ? 1 + count : 1, 0, 0, 0)
                .plus(explainer.costPerSample(model).times(keptOf(count)));
    }

    /** How many of the copies are explained. */
    private long keptOf(int count) {
        return Math.max(1, Math.round(kept * count));
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        return batch.onCopy(copy -> {
            ExplainedClasses classes =
                    ExplainedClasses.of(model.output(), model.logits(copy.images()), copy.samples(), target);
            return copy.oneByOneWithIndex((i, picture) -> {
                NDArray image = picture.images().squeeze(0);
                return classes.has(i)
                        ? new Picture(model, picture.samples().get(0), image, classes, i).explanation()
                        : classes.explanation(i, new Heatmap(1, 1, new float[1]));
            });
        });
    }

    /** One picture and its copies. */
    private final class Picture {

        private final AuditedModel model;
        private final AuditSample sample;
        private final NDArray image;
        private final ExplainedClasses classes;
        private final int index;
        private final int height;
        private final int width;
        private final int channels;
        private final float[] values;
        private final List<InputTransform> transforms;
        private final double[] sum;
        private final double[] coverage;
        private int explained = -1;

        Picture(AuditedModel model, AuditSample sample, NDArray image, ExplainedClasses classes, int index) {
            this.model = model;
            this.sample = sample;
            this.image = image;
            this.classes = classes;
            this.index = index;
            Shape shape = image.getShape();
            this.channels = (int) shape.get(0);
            this.height = (int) shape.get(1);
            this.width = (int) shape.get(2);
            this.values = image.toFloatArray();
            this.transforms = copies.of(width, height);
            this.sum = new double[height * width];
            this.coverage = new double[height * width];
        }

        Explanation explanation() {
            double[] weights = weights();
            List<Integer> best = best(weights);
            for (int from = 0; from < best.size(); from += model.variants()) {
                List<Integer> chunk = best.subList(from, Math.min(best.size(), from + model.variants()));
                Optional<String> defect = add(chunk, weights);
                if (defect.isPresent()) {
                    return classes.undefined(index, defect.get());
                }
            }
            float[] map = new float[sum.length];
            for (int i = 0; i < map.length; i++) {
                map[i] = coverage[i] == 0 ? 0 : (float) (sum[i] / coverage[i]);
            }
            Heatmap heatmap = new Heatmap(width, height, map);
            return weighted || explained >= 0 ? classes.explanation(index, heatmap) : classes.classFree(index, heatmap);
        }

        private double[] weights() {
            if (!weighted) {
                return IntStream.range(0, transforms.size()).mapToDouble(k -> 1).toArray();
            }
            int explainedClass = classes.indexes()[index];
            float[][] probabilities = ChunkedScores.of(model)
                    .probabilities(
                            transforms.size(),
                            image,
                            (from, to, scope) ->
                                    images(IntStream.range(from, to).boxed().toList(), scope));
            return IntStream.range(0, transforms.size())
                    .mapToDouble(k -> probabilities[k][explainedClass])
                    .toArray();
        }

        /** The copies with the largest weights, at least one, in their own order. */
        private List<Integer> best(double[] weights) {
            return IntStream.range(0, weights.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> -weights[k]))
                    .limit(keptOf(weights.length))
                    .sorted()
                    .toList();
        }

        private Optional<String> add(List<Integer> chunk, double[] weights) {
            Map<String, Integer> wanted = new HashMap<>();
            List<AuditSample> samples = new ArrayList<>();
            for (int k : chunk) {
                AuditSample named = AuditSample.of(sample.id() + "#copy " + k, sample.file());
                samples.add(named);
                wanted.put(named.id(), classes.indexes()[index]);
            }
            try (NDManager scope = image.getManager().newSubManager()) {
                List<Explanation> found = ExplainerMaps.aimed(explainer, TargetClass.each(wanted))
                        .explain(model, new Batch(samples, images(chunk, scope)));
                for (int j = 0; j < chunk.size(); j++) {
                    int k = chunk.get(j);
                    Heatmap map = found.get(j).heatmap();
                    if (map == null && !weighted) {
                        return Optional.of("its copy '%s' has no map: %s"
                                .formatted(
                                        transforms.get(k).name(), found.get(j).undefinedBecause()));
                    }
                    explained = Math.max(explained, found.get(j).explainedClass());
                    Heatmap counted = map == null
                            ? new Heatmap(width, height, new float[height * width])
                            : normalized(map).resized(width, height);
                    transforms.get(k).addBack(counted, weights[k], sum, coverage);
                }
            }
            return Optional.empty();
        }

        private Heatmap normalized(Heatmap map) {
            return weighted ? new Heatmap(map.width(), map.height(), MapNormalization.UNIT_MAXIMUM.apply(map)) : map;
        }

        private NDArray images(List<Integer> chunk, NDManager scope) {
            float[] all = new float[chunk.size() * values.length];
            for (int j = 0; j < chunk.size(); j++) {
                float[] copy = transforms.get(chunk.get(j)).apply(values, channels, height, width);
                System.arraycopy(copy, 0, all, j * values.length, values.length);
            }
            return Tensors.of(scope, all, new Shape(chunk.size(), channels, height, width));
        }
    }
}
