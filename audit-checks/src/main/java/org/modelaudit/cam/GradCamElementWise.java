package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;

/**
 * Grad-CAM element by element: {@code L = Σ_k ReLU(g_k ⊙ A_k)}.
 *
 * <p>Not negative; high where cells speak for the class. Undefined where the map is constant, as it is where nothing speaks for
 * the class.
 *
 * <p>No paper of its own; the method of the pytorch-grad-cam library (Gildenblat and contributors, 2021). HiRes-CAM without what speaks against the class, cell
 * by cell and channel by channel, so it is never negative.
 */
final class GradCamElementWise implements CamFormula {

    @Override
    public String id() {
        return "grad-cam-element-wise/pytorch-grad-cam@1";
    }

    @Override
    public String name() {
        return "Grad-CAM, element-wise";
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        return layer.gradient().mul(layer.activation()).maximum(0).sum(new int[] {1});
    }
}
