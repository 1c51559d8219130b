package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Grad-CAM++ as its authors' code computes it: the α of each channel are scaled to a sum of 1 over the cells whose gradient
 * is positive, {@code w_k = Σ_ij α_k,ij ReLU(g_k,ij) / Σ_{g_k,ij > 0} α_k,ij}.
 *
 * <p>The paper has no such step. Behind it, in a network that ends in global average pooling and one linear layer, {@code
 * w_k} is the positive part of Grad-CAM's weight.
 */
final class GradCamPlusPlusOfficialCode implements WeightedChannels {

    @Override
    public String id() {
        return "grad-cam-plus-plus/official-code@1";
    }

    @Override
    public String name() {
        return "Grad-CAM++ (official code)";
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        NDArray a = GradCamPlusPlus.cells(layer.activation());
        NDArray g = GradCamPlusPlus.cells(layer.gradient());
        NDArray positive = g.maximum(0);
        NDArray alpha = GradCamPlusPlus.alpha(a, g.square(), g.square().mul(g), 0);
        NDArray total = alpha.mul(g.gt(0).toType(DataType.FLOAT64, false)).sum(new int[] {2});
        NDArray none = total.eq(0).toType(DataType.FLOAT64, false);
        return alpha.mul(positive).sum(new int[] {2}).div(total.add(none));
    }
}
