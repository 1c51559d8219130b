package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * XGrad-CAM: gradients weighted by the activation, {@code L = Σ_k w_k A_k} with {@code w_k = Σ_ij (A_k,ij / Σ_ab A_k,ab)
 * g_k,ij}.
 *
 * <p>Signed; high where channels respond that raise the class's logit. A channel whose sum is 0 gets the weight 0; a layer before
 * its ReLU may have negative sums, which turn the weight's sign, as the formula says. Undefined where the map is constant.
 *
 * <p>Fu et al., Axiom-based Grad-CAM, BMVC 2020, equation 8.
 */
final class XGradCam implements WeightedChannels {

    @Override
    public String id() {
        return "x-grad-cam/paper@1";
    }

    @Override
    public String name() {
        return "XGrad-CAM";
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        // A layer before its ReLU may sum to almost nothing, which single precision would not hold.
        NDArray a = GradCamPlusPlus.cells(layer.activation());
        NDArray g = GradCamPlusPlus.cells(layer.gradient());
        NDArray sum = a.sum(new int[] {2});
        NDArray defined = sum.neq(0).toType(DataType.FLOAT64, false);
        return g.mul(a).sum(new int[] {2}).div(sum.add(defined.mul(-1).add(1))).mul(defined);
    }
}
