package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;

/**
 * Layer-CAM: each cell weighted by its own positive gradient, {@code L = Σ_k ReLU(g_k) ⊙ A_k}.
 *
 * <p>Not negative behind a ReLU, where A is not; high where cells respond whose gradient is positive. Undefined where the map is
 * constant, as it is where no gradient is positive.
 *
 * <p>Jiang et al., LayerCAM, IEEE TIP 2021, equations 5 and 6.
 */
final class LayerCam implements CamFormula {

    @Override
    public String id() {
        return "layer-cam/paper@1";
    }

    @Override
    public String name() {
        return "Layer-CAM";
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        return layer.gradient().maximum(0).mul(layer.activation()).sum(new int[] {1});
    }
}
