package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * HayCAM: Grad-CAM of the activations' first principal components, {@code L = (A − Ā) P w} with Grad-CAM's weights w and the
 * projection {@code P = V_n V_nᵀ} on the first n principal components of the {@code hw×C} matrix A, n = 19 in the paper.
 *
 * <p>Signed; high where the kept components respond in the direction of the class. Undefined where the map is constant, as it is
 * where all cells of the layer are alike.
 *
 * <p>Örnek and Ceylan, HayCAM, Traitement du Signal 39(5), 2022, algorithm 4, in our own reading. Whether the components'
 * scores are centred, as a principal component analysis gives them, is not said; the dialects differ by a constant.
 *
 * @param components how many, or which share of the variance they are to explain
 * @param centred whether Ā, each channel's mean over the cells, is taken off
 */
record HayCam(Components components, boolean centred) implements CamFormula {

    @Override
    public String id() {
        return "haycam/" + (centred ? "centred@1" : "uncentred@1");
    }

    @Override
    public String name() {
        return "HayCAM";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("components", components.toString());
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        return new PrincipalSubspace(components, centred).of(layer.activation(), GradCam.mean(layer.gradient()));
    }
}
