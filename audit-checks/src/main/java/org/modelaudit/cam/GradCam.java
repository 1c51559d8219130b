package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Grad-CAM: each channel weighted by its mean gradient, {@code L = Σ_k α_k A_k} with {@code α_k = 1/(h·w) Σ_ij
 * ∂y/∂A_k,ij}.
 *
 * <p>Signed; high where channels respond that raise the class's logit, negative where such respond that lower it. Undefined where
 * the map is constant, as it is where no gradient reaches the layer.
 *
 * <p>Selvaraju et al., Grad-CAM, ICCV 2017, equations 1 and 2. The paper's ReLU around the sum is the map's {@link
 * org.modelaudit.explain.Heatmap#positivePart()}, which every localization metric takes.
 */
final class GradCam implements WeightedChannels {

    @Override
    public String id() {
        return "grad-cam/paper@1";
    }

    @Override
    public String name() {
        return "Grad-CAM";
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        return mean(layer.gradient());
    }

    /** Mean over the cells, {@code N×C} of {@code N×C×h×w}. */
    static NDArray mean(NDArray gradient) {
        Shape shape = gradient.getShape();
        return gradient.reshape(shape.get(0), shape.get(1), -1).mean(new int[] {2});
    }
}
