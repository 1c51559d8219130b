package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;

/**
 * Eigen-Salience: the strength of the gradient along its first right singular vector, {@code L = |g V₁|} with {@code g =
 * ∂y/∂x} as a matrix of pixels and colours.
 *
 * <p>Not negative; high where the logit is sensitive to a pixel in the leading direction of the colours, whichever way. Undefined
 * where the map is constant.
 *
 * <p>Muhammad and Yeasin, Eigen-CAM, SN Computer Science 2021, section B, in our own reading: what Eigen-CAM does to
 * activations is done to the saliency map of the picture, not centred. A singular vector has no sign, so its size is taken.
 * At another layer than the picture it is the same of that layer's gradient, which is constant, and so undefined, where the
 * layer feeds a global average pooling.
 */
final class EigenSalience implements CamFormula {

    private static final PrincipalProjection PROJECTION = new PrincipalProjection(1, false);

    @Override
    public String id() {
        return "eigen-salience/paper@1";
    }

    @Override
    public String name() {
        return "Eigen-Salience";
    }

    @Override
    public Layer defaultLayer(AuditedModel model) {
        return model.layer(Layer.INPUT);
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        return PROJECTION.of(layer.gradient()).abs();
    }
}
