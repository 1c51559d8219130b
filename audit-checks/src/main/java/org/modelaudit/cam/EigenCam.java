package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;

/**
 * Eigen-CAM: the activations projected on their first right singular vector, {@code L = A V₁}.
 *
 * <p>Signed; high where the layer responds in the direction in which it responds most, whatever the class: V₁ has no sign of its
 * own, and gets the one with which the map sums to 0 or more, centred the one with which the cell furthest from 0 is positive. Undefined where the map is constant, and of the second vector where
 * there is only one.
 *
 * <p>Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, section III. Paper mode: A is not centred. Class-free: no gradient, no
 * class. The dialect {@code centred} is what a common library computes; its sign is fixed here, not left to chance.
 *
 * @param projection first or second singular vector, centred or not
 */
record EigenCam(PrincipalProjection projection) implements CamFormula {

    @Override
    public String id() {
        String component = projection.rank() == 1 ? "" : "-component-" + projection.rank();
        return "eigen-cam" + component + (projection.centred() ? "/centred@1" : "/paper@1");
    }

    @Override
    public String name() {
        return "Eigen-CAM";
    }

    @Override
    public boolean dependsOnClass() {
        return false;
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        return projection.of(layer.activation());
    }
}
