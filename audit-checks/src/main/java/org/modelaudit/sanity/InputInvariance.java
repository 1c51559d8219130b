package org.modelaudit.sanity;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.ModelWeights.Tensor;

/**
 * Input invariance: the twin takes pictures that are brighter by a constant {@code m} and takes it away again in its first layer,
 * {@code b' = b - Σ w m}, or where that has no bias in the running mean of the normalisation behind it. It computes the same, so
 * the maps must be the same. Pearson's correlation of the two maps, in [-1, 1], higher is better, 1 where the axiom holds.
 *
 * <p>Kindermans et al., The (Un)reliability of Saliency Methods, 2017, section 2. A first layer that pads the picture with zeros
 * sees no constant at the border, and a normalised picture's zero is a colour like any other: there the twin's scores differ, and
 * the sample is undefined.
 */
public final class InputInvariance extends ModelTwin {

    private final float shift;

    InputInvariance(float shift) {
        this.shift = shift;
    }

    /** The same with another constant, in units of the normalised input; 1 unless said otherwise. */
    public InputInvariance shiftedBy(double constant) {
        return new InputInvariance((float) constant);
    }

    @Override
    String idName() {
        return "input-invariance";
    }

    @Override
    MetricDescription described(MetricId id) {
        return description(
                id,
                "similarity under a compensated shift of the input",
                "Kindermans et al., The (Un)reliability of Saliency Methods, 2017, section 2");
    }

    @Override
    String difference() {
        return "input brighter by %s, taken away in the first layer".formatted(shift);
    }

    /** Whether the twin is one is seen by the logits of two different pictures. */
    @Override
    public void verifyMeaning(AuditedModel model) {
        model.output().requireExact("Input invariance");
    }

    /** The scores of the model and of its twin, and the twin's explanation. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(2, 0, 0, 0).plus(explainer.costPerSample(model));
    }

    @Override
    Twin make(Measurement measurement, ModelWeights weights, NDArray images) {
        List<String> layers = weights.layers();
        Optional<Tensor> kernel = layers.isEmpty() ? Optional.empty() : named(weights, layers.get(0), "weight");
        Optional<Tensor> bias = kernel.flatMap(k -> named(weights, layers.get(0), "bias"));
        Optional<Tensor> mean = layers.size() < 2 ? Optional.empty() : named(weights, layers.get(1), "running_mean");
        Optional<Tensor> compensation = bias.or(() -> mean);
        if (kernel.isEmpty() || compensation.isEmpty()) {
            return new Twin(images, "the first layer has neither a bias nor a normalisation behind it");
        }
        float[] w = weights.values(kernel.get());
        float[] b = weights.values(compensation.get());
        int fan = w.length / b.length;
        for (int out = 0; out < b.length; out++) {
            double sum = 0;
            for (int i = 0; i < fan; i++) {
                sum += w[out * fan + i];
            }
            b[out] += (float) ((bias.isPresent() ? -1 : 1) * sum * shift);
        }
        weights.replace(compensation.get(), b);
        return new Twin(images.add(shift), "");
    }

    private static Optional<Tensor> named(ModelWeights weights, String layer, String name) {
        return weights.tensors(layer).stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst();
    }
}
