package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Any attribution integrated along the straight line from a baseline to the picture, {@code (x - x') ⊙ ∫₀¹ A(x' + α(x - x'))
 * dα}, for the class of the picture.
 *
 * <p>Of the gradient it is Integrated Gradients: Sundararajan, Taly and Yan, Axiomatic attribution for deep networks, ICML
 * 2017, equations 1 and 3. Then the numbers sum to {@code y(x) - y(x')}; what is missing is reported as {@link
 * #COMPLETENESS_RESIDUAL}.
 *
 * @param attribution at each place of the path
 * @param baseline x'
 * @param steps places on the path
 * @param multiplied whether the integral is multiplied by {@code x - x'}; a map of another resolution than the picture's is
 *     averaged along the path without it
 */
public record PathIntegral(
        String id,
        String name,
        PixelAttribution attribution,
        Baseline baseline,
        Quadrature quadrature,
        int steps,
        boolean multiplied)
        implements PixelAttribution {

    /** Sum of the attributions minus {@code y(x) - y(x')}, in logits. */
    public static final String COMPLETENESS_RESIDUAL = "completeness residual";

    public PathIntegral {
        if (steps < 1) {
            throw new IllegalArgumentException("A path has at least one step, but got " + steps + ".");
        }
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>(attribution.settings(model));
        settings.put("baseline", baseline.in(model.runSeed()).toString());
        settings.put("quadrature", quadrature.toString());
        settings.put("steps", Integer.toString(steps));
        return settings;
    }

    /** The picture for its class, each place on the path, and the baseline for the residual. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(multiplied ? 2 : 1, 0, 0, 0)
                .plus(attribution.costPerSample(model).times(steps));
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        NDArray logits = model.logits(batch.images());
        ExplainedClasses classes = ExplainedClasses.of(model.output(), logits, batch.samples(), target);
        NDArray baselines = baselines(model, batch);
        Quadrature.Nodes nodes = quadrature.nodes(steps);
        Attributions found = new Variants(attribution, steps)
                .attribute(
                        model,
                        batch,
                        classes,
                        (i, image, from, to) -> onPath(image, baselines.get(image.getManager(), i), nodes, from, to),
                        i -> new Integral(batch.images(), baselines, i, nodes));
        return multiplied
                ? found.withDiagnostic(
                        COMPLETENESS_RESIDUAL, residuals(found.values(), logits, model.logits(baselines), classes))
                : found;
    }

    private NDArray baselines(AuditedModel model, Batch batch) {
        NDList rows = new NDList();
        for (int i = 0; i < batch.size(); i++) {
            NDArray image = batch.images().get(i).expandDims(0);
            rows.add(baseline.of(image, model, batch.samples().get(i).id()));
        }
        return NDArrays.concat(rows);
    }

    private static NDArray onPath(NDArray image, NDArray start, Quadrature.Nodes nodes, int from, int to) {
        NDArray places = column(image.getManager(), nodes.places(), from, to);
        return start.expandDims(0).add(image.sub(start).expandDims(0).mul(places));
    }

    /** Some numbers as {@code k×1×1×1}. */
    private static NDArray column(NDManager manager, double[] numbers, int from, int to) {
        float[] some = new float[to - from];
        for (int k = 0; k < some.length; k++) {
            some[k] = (float) numbers[from + k];
        }
        return Tensors.of(manager, some, new Shape(some.length, 1, 1, 1));
    }

    private static double[] residuals(NDArray values, NDArray logits, NDArray atBaselines, ExplainedClasses classes) {
        int count = (int) logits.getShape().get(1);
        float[] scores = logits.toFloatArray();
        float[] before = atBaselines.toFloatArray();
        float[] all = values.toFloatArray();
        int[] chosen = classes.indexes();
        int size = all.length / chosen.length;
        double[] residuals = new double[chosen.length];
        Arrays.setAll(residuals, i -> {
            double sum = 0;
            for (int k = i * size; k < (i + 1) * size; k++) {
                sum += all[k];
            }
            int at = i * count + chosen[i];
            return sum - ((double) scores[at] - before[at]);
        });
        return residuals;
    }

    /** {@code Σ_k w_k A_k}, and in the end its product with {@code x - x'}. */
    private final class Integral implements Variants.Sum {

        private final NDArray images;
        private final NDArray baselines;
        private final int sample;
        private final Quadrature.Nodes nodes;
        private @Nullable NDArray sum;

        Integral(NDArray images, NDArray baselines, int sample, Quadrature.Nodes nodes) {
            this.images = images;
            this.baselines = baselines;
            this.sample = sample;
            this.nodes = nodes;
        }

        @Override
        public void add(int from, NDArray values, NDManager scope) {
            int to = from + (int) values.getShape().get(0);
            NDArray part = values.mul(column(values.getManager(), nodes.weights(), from, to))
                    .sum(new int[] {0});
            sum = sum == null ? part : sum.add(part);
            sum.attach(scope);
        }

        @Override
        public NDArray result() {
            if (sum == null) {
                throw new IllegalStateException("The path has no places.");
            }
            NDManager scope = sum.getManager();
            return multiplied ? sum.mul(images.get(scope, sample).sub(baselines.get(scope, sample))) : sum;
        }
    }
}
