package org.modelaudit.synthesis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.LayerCut;

/**
 * What {@link RepresentationInversion} makes small: {@code ‖Φ(x) − Φ0‖² / ‖Φ0‖² + λ_α R_α(x) + λ_V R_V(x)}.
 *
 * @param cut at the layer
 * @param wanted Φ0
 * @param alphaNorm λ_α
 * @param totalVariation λ_V
 */
record InversionLoss(LayerCut cut, Canvas canvas, Representation wanted, double alphaNorm, double totalVariation) {

    private static final double ALPHA = 6;

    /** The first term. */
    double error(float[] x, NDManager owner) {
        try (NDManager scope = owner.newSubManager()) {
            return wanted.error(cut.features(canvas.tensor(scope, x)).activation());
        }
    }

    /** Of the whole sum with respect to the picture. */
    float[] gradient(float[] x, NDManager owner) {
        float[] gradient;
        try (NDManager scope = owner.newSubManager()) {
            LayerCut.FeaturePass pass = cut.recordFeatures(canvas.tensor(scope, x));
            NDArray activation = pass.activation();
            gradient = pass.gradient(Tensors.of(scope, wanted.gradient(activation), activation.getShape()))
                    .toFloatArray();
        }
        for (int i = 0; i < gradient.length; i++) {
            double bound = canvas.bound(i);
            gradient[i] += (float) (alphaNorm * ALPHA * Math.pow(x[i] / bound, ALPHA - 1) / bound / gradient.length);
        }
        TotalVariation.addGradient(gradient, x, canvas.width(), canvas.height(), totalVariation / gradient.length);
        return gradient;
    }
}
