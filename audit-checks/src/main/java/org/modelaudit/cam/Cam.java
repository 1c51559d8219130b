package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * CAM: the last linear layer's weights of the class applied to each cell before the pooling, {@code L = Σ_k W_ck A_k}.
 *
 * <p>Signed; high where the head finds evidence for the class. Any other head is refused with an error; undefined where the map is
 * constant.
 *
 * <p>Zhou et al., Learning deep features for discriminative localization, CVPR 2016, equation 2. It exists only where the rest
 * of the program is global average pooling and one linear layer, in either order, with a ReLU between at most; {@link
 * LinearHead} finds the weights and refuses everything else. There {@code L} is h·w times Grad-CAM, save at cells that the
 * ReLU silences.
 */
final class Cam implements WeightedChannels {

    @Override
    public String id() {
        return "cam/paper@1";
    }

    @Override
    public String name() {
        return "CAM";
    }

    /** The head is tried on three activations more. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(0, 1, 4, 1);
    }

    /** The last layer that returns maps, which is what a global pooling reads. */
    @Override
    public Layer defaultLayer(AuditedModel model) {
        return model.layers().stream()
                .filter(layer -> layer.isMap() && layer.isRead())
                .reduce((earlier, later) -> later)
                .orElseGet(model::defaultLayer);
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        NDArray weights = LinearHead.weights(layer.gradient());
        layer.bySample(layer.activation(), (sample, own) -> {
            new LinearHead(layer, sample, own, weights.get(sample)).check();
            return sample;
        });
        return weights;
    }
}
