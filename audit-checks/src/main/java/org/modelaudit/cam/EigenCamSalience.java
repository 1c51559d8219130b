package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * Eigen-CAM times Eigen-Salience: {@code L = ReLU(U(A V₁)) ⊙ S}, where U upsamples Eigen-CAM's map to the picture and S is
 * {@link EigenSalience} of the picture.
 *
 * <p>Not negative, at the picture's resolution; high where both maps are. Undefined where the product is constant.
 *
 * <p>Muhammad and Yeasin, Eigen-CAM, SN Computer Science 2021, section C, in our own reading, after the model of Guided
 * Grad-CAM: Eigen-CAM says where, Eigen-Salience which pixels, and through it the map speaks for a class.
 */
final class EigenCamSalience implements CamFormula {

    private final CamFormula eigenCam = new EigenCam(new PrincipalProjection(1, false));
    private final CamFormula eigenSalience = new EigenSalience();

    @Override
    public String id() {
        return "eigen-cam-salience/paper@1";
    }

    @Override
    public String name() {
        return "Eigen-CAM × Eigen-Salience";
    }

    /** Of the layer it takes what Eigen-CAM takes; the gradient is the picture's. */
    @Override
    public boolean needsReadLayer() {
        return false;
    }

    /** Once at the layer and once at the picture. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(0, 2, 2, 1);
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        Shape picture = layer.images().getShape();
        return Upsampling.BILINEAR
                .resize(eigenCam.maps(layer), (int) picture.get(2), (int) picture.get(3))
                .maximum(0)
                .mul(eigenSalience.maps(layer.at(Layer.INPUT)));
    }
}
