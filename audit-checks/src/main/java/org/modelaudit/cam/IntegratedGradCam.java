package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * Integrated Grad-CAM: Grad-CAM integrated from a baseline to the picture, {@code L = 1/m Σ_{t=1..m} Σ_k w_k(γ_t) (A_k(γ_t)
 * − A_k(x₀))} with {@code γ_t = x₀ + t/m (x − x₀)} and Grad-CAM's mean gradient {@code w_k}.
 *
 * <p>Signed; high where the layer's output has risen since the baseline in channels that speak for the class on the way. Undefined
 * where the map is constant, as for a picture that is the baseline.
 *
 * <p>Sattarzadeh et al., Integrated Grad-CAM, ICASSP 2021, equations 5 and 6, as a Riemann sum. The baseline x₀ is 0 in the
 * prepared picture. Cost: m + 1 runs of the model and m backward runs of the head.
 *
 * @param steps m, at least 1
 */
record IntegratedGradCam(int steps) implements SampleBySample {

    IntegratedGradCam {
        AtLeastOne.check("step", steps);
    }

    @Override
    public String id() {
        return "integrated-grad-cam/paper@1";
    }

    @Override
    public String name() {
        return "Integrated Grad-CAM";
    }

    /** The picture, the baseline and each step. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(0, 2 + steps, 1 + steps, steps);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("steps", "" + steps, "baseline", "0 in the prepared picture");
    }

    @Override
    public NDArray map(LayerEvidence layer, int sample, NDArray image) {
        NDManager scope = image.getManager();
        NDArray baseline =
                layer.ofSample(sample, image.zerosLike().expandDims(0)).activation();
        Shape shape = baseline.getShape();
        NDArray sum = scope.zeros(new Shape(1, shape.get(2), shape.get(3)));
        int together = layer.model().variants();
        for (int from = 1; from <= steps; from += together) {
            try (NDManager chunk = scope.newSubManager()) {
                NDArray shares = shares(from, Math.min(together, steps + 1 - from), chunk);
                LayerEvidence path = layer.ofSample(sample, shares.mul(image));
                NDArray weights = GradCam.mean(path.gradient()).reshape(-1, shape.get(1), 1, 1);
                NDArray change = path.activation().sub(baseline);
                sum.addi(change.mul(weights).sum(new int[] {1}).sum(new int[] {0}, true));
            }
        }
        return sum.div(steps);
    }

    /** {@code t/m} of one chunk's {@code T} steps, {@code T×1×1×1}. */
    private NDArray shares(int from, int count, NDManager manager) {
        float[] shares = new float[count];
        for (int t = 0; t < count; t++) {
            shares[t] = (float) (from + t) / steps;
        }
        return Tensors.of(manager, shares, new Shape(count, 1, 1, 1));
    }
}
