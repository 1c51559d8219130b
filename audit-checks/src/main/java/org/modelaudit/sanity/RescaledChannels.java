package org.modelaudit.sanity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.ModelWeights.Tensor;

/**
 * Channels twice as strong or half as strong, which the next layer undoes. A convolution and the normalisation behind it: {@code cW,
 * c·mean, γ/c}; two layers with a ReLU between: {@code cW₁, W₂/c}. Powers of two are exact, so the same is computed to the last bit.
 */
final class RescaledChannels implements LayerRewriting {

    @Override
    public Map<Tensor, float[]> of(ModelWeights weights, String first, String second) {
        Map<Tensor, float[]> changed = new LinkedHashMap<>();
        List<Tensor> outer =
                weights.tensors(first).stream().filter(Tensor::trained).toList();
        List<Tensor> inner = weights.tensors(second);
        long channels = outer.isEmpty() ? 0 : outer.get(0).shape().get(0);
        boolean norm = inner.stream().anyMatch(tensor -> tensor.name().equals("running_mean"));
        for (Tensor tensor : outer) {
            changed.put(tensor, scaled(weights.values(tensor), channels, 1, RescaledChannels::factor));
        }
        for (Tensor tensor : inner) {
            boolean kernel = tensor.shape().dimension() > 1;
            if (norm && tensor.name().equals("running_mean") && tensor.shape().size() == channels) {
                changed.put(tensor, scaled(weights.values(tensor), channels, 1, RescaledChannels::factor));
            } else if (norm && tensor.name().equals("weight") && tensor.shape().size() == channels) {
                changed.put(tensor, scaled(weights.values(tensor), channels, 1, k -> 1 / factor(k)));
            } else if (!norm && kernel && tensor.shape().get(1) == channels) {
                int rows = (int) tensor.shape().get(0);
                changed.put(tensor, scaled(weights.values(tensor), channels, rows, k -> 1 / factor(k)));
            }
        }
        return changed.size() > outer.size() && channels > 0 ? changed : Map.of();
    }

    private static double factor(int channel) {
        return channel % 2 == 0 ? 2 : 0.5;
    }

    /** Scales {@code rows×channels×…} channel by channel. */
    private static float[] scaled(float[] values, long channels, int rows, IntToDoubleFunction factor) {
        int width = (int) (values.length / channels / rows);
        float[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= (float) factor.applyAsDouble((int) (i / width % channels));
        }
        return result;
    }
}
