package org.modelaudit.sanity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.ModelWeights.Tensor;

/**
 * A batch normalisation folded into the convolution before it: with {@code s = γ/√(σ² + ε)} the convolution gets {@code sW} and {@code
 * s(b - μ) + β}, and the normalisation, which is still in the program, {@code μ' = 0}, {@code β' = 0} and {@code γ' = √(σ² + ε)}, so
 * that it hands on what it gets. Where the convolution has no bias, the shift {@code β' = β - sμ} stays with the normalisation.
 *
 * @param epsilon ε, which stands in the program and not among the weights
 */
record FoldedNormalization(double epsilon) implements LayerRewriting {

    @Override
    public Map<Tensor, float[]> of(ModelWeights weights, String first, String second) {
        Optional<Tensor> kernel = named(weights, first, "weight");
        Optional<Tensor> bias = named(weights, first, "bias");
        Optional<Tensor> scale = named(weights, second, "weight");
        Optional<Tensor> shift = named(weights, second, "bias");
        Optional<Tensor> mean = named(weights, second, "running_mean");
        Optional<Tensor> variance = named(weights, second, "running_var");
        boolean complete = kernel.isPresent()
                && kernel.get().shape().dimension() > 1
                && scale.isPresent()
                && shift.isPresent()
                && mean.isPresent()
                && variance.isPresent()
                && kernel.get().shape().get(0) == mean.get().shape().size();
        if (!complete) {
            return Map.of();
        }
        float[] w = weights.values(kernel.get());
        float[] b = bias.map(weights::values).orElseGet(() -> new float[0]);
        float[] gamma = weights.values(scale.get());
        float[] beta = weights.values(shift.get());
        float[] mu = weights.values(mean.get());
        float[] sigmaSquared = weights.values(variance.get());
        int fan = w.length / mu.length;
        for (int c = 0; c < mu.length; c++) {
            double deviation = Math.sqrt(sigmaSquared[c] + epsilon);
            double s = gamma[c] / deviation;
            for (int i = c * fan; i < (c + 1) * fan; i++) {
                w[i] = (float) (s * w[i]);
            }
            if (b.length > 0) {
                b[c] = (float) (s * ((double) b[c] - mu[c]) + beta[c]);
                beta[c] = 0;
            } else {
                beta[c] = (float) (beta[c] - s * mu[c]);
            }
            mu[c] = 0;
            gamma[c] = (float) deviation;
        }
        Map<Tensor, float[]> changed = new LinkedHashMap<>();
        changed.put(kernel.get(), w);
        bias.ifPresent(tensor -> changed.put(tensor, b));
        changed.put(scale.get(), gamma);
        changed.put(shift.get(), beta);
        changed.put(mean.get(), mu);
        return changed;
    }

    private static Optional<Tensor> named(ModelWeights weights, String layer, String name) {
        return weights.tensors(layer).stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst();
    }
}
