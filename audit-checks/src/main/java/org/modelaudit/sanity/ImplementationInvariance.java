package org.modelaudit.sanity;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.ModelWeights.Tensor;

/**
 * Implementation invariance: the twin has channels twice as strong or half as strong, which the next layer undoes. A convolution
 * and the normalisation behind it: {@code cW, c·mean, γ/c}; two layers with a ReLU between: {@code cW₁, W₂/c}. Powers of two are
 * exact, so the twin computes the same to the last bit, and the maps must be the same.
 *
 * <p>Sundararajan, Taly and Yan, Axiomatic Attribution for Deep Networks, ICML 2017, section 2.2. Which neighbours in the order of
 * the program can be rescaled is found by trying: what changes the scores, such as a ReLU6 or a shortcut, is taken back.
 */
public final class ImplementationInvariance extends ModelTwin {

    private static final double EXACT = 1e-5;

    @Override
    String idName() {
        return "implementation-invariance";
    }

    @Override
    MetricDescription described(MetricId id) {
        return description(
                id,
                "similarity to an equal implementation",
                "Sundararajan et al., Axiomatic Attribution for Deep Networks, ICML 2017, section 2.2");
    }

    @Override
    String difference() {
        return "channels rescaled by 2 and 1/2, undone by the next layer";
    }

    @Override
    Twin make(Measurement measurement, ModelWeights weights, NDArray images) {
        List<String> layers = weights.layers();
        float[] before = scores(measurement, images);
        int rescaled = 0;
        for (int i = 0; i + 1 < layers.size(); i++) {
            Map<Tensor, float[]> changed = rescaled(weights, layers.get(i), layers.get(i + 1));
            if (changed.isEmpty()) {
                continue;
            }
            Map<Tensor, float[]> old = new LinkedHashMap<>();
            changed.keySet().forEach(tensor -> old.put(tensor, weights.values(tensor)));
            changed.forEach(weights::replace);
            if (difference(before, scores(measurement, images), 0, before.length) <= EXACT) {
                rescaled++;
            } else {
                old.forEach(weights::replace);
            }
        }
        return new Twin(
                images, rescaled == 0 ? "no two layers of this model can be rescaled without changing its scores" : "");
    }

    /** New values for both layers; empty where they do not fit each other. */
    private static Map<Tensor, float[]> rescaled(ModelWeights weights, String first, String second) {
        Map<Tensor, float[]> changed = new LinkedHashMap<>();
        List<Tensor> outer =
                weights.tensors(first).stream().filter(Tensor::trained).toList();
        List<Tensor> inner = weights.tensors(second);
        long channels = outer.isEmpty() ? 0 : outer.get(0).shape().get(0);
        boolean norm = inner.stream().anyMatch(tensor -> tensor.name().equals("running_mean"));
        for (Tensor tensor : outer) {
            changed.put(tensor, scaled(weights.values(tensor), channels, 1, ImplementationInvariance::factor));
        }
        for (Tensor tensor : inner) {
            boolean kernel = tensor.shape().dimension() > 1;
            if (norm && tensor.name().equals("running_mean") && tensor.shape().size() == channels) {
                changed.put(tensor, scaled(weights.values(tensor), channels, 1, ImplementationInvariance::factor));
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
