package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;

/**
 * HiRes-CAM: each cell weighted by its own gradient, {@code L = Σ_k g_k ⊙ A_k}.
 *
 * <p>Signed; high where cells raise the class's logit. Undefined where the map is constant.
 *
 * <p>Draelos and Carin, Use HiResCAM instead of Grad-CAM for faithful explanations, 2020, equation 4. Equals Grad-CAM where
 * the layer feeds a global average pooling.
 */
final class HiResCam implements CamFormula {

    @Override
    public String id() {
        return "hires-cam/paper@1";
    }

    @Override
    public String name() {
        return "HiRes-CAM";
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        return layer.gradient().mul(layer.activation()).sum(new int[] {1});
    }
}
