package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;

/**
 * Eigen-Grad-CAM: Eigen-CAM of the activations times their gradient, {@code L = (g ⊙ A) V₁}.
 *
 * <p>Signed; the cell that is furthest from 0 is positive. High where activation times gradient has its leading pattern, which may
 * speak for the class or against it. Undefined where the map is constant.
 *
 * <p>No paper of its own; the method of the pytorch-grad-cam library (Gildenblat and contributors, 2021), which centres each channel over the cells. The sign
 * is fixed as in centred Eigen-CAM, the library leaves it to chance.
 */
final class EigenGradCam implements CamFormula {

    private final PrincipalProjection projection = new PrincipalProjection(1, true);

    @Override
    public String id() {
        return "eigen-grad-cam/centred@1";
    }

    @Override
    public String name() {
        return "Eigen-Grad-CAM";
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        return projection.of(layer.gradient().mul(layer.activation()));
    }
}
