package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Grad-CAM++: gradients weighted pixel by pixel, {@code L = Σ_k w_k A_k} with {@code w_k = Σ_ij α_k,ij ReLU(g_k,ij)} and
 * {@code α = g² / (2g² + Σ_ab A_k,ab g³)}.
 *
 * <p>Chattopadhyay et al., Grad-CAM++, WACV 2018, equations 10 and 19; the paper's exp(y) is a common positive factor of
 * the map and left out. The sum runs over the activation alone, as in the equation and in the authors' code: the third
 * derivative is that of the cell (i, j). Paper reading: nothing is added to the denominator; where it is 0, α is 0.
 *
 * @param epsilon added to the denominator; a common library takes 1e-6, which outweighs the rest of the denominator in
 *     networks that end in global average pooling
 */
record GradCamPlusPlus(double epsilon) implements CamFormula {

    @Override
    public String id() {
        return "grad-cam-plus-plus/" + (epsilon == 0 ? "paper@1" : "epsilon@1");
    }

    @Override
    public String name() {
        return "Grad-CAM++";
    }

    @Override
    public boolean dependsOnClass() {
        return true;
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        Shape shape = layer.activation().getShape();
        Shape flat = new Shape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3));
        NDArray a = layer.activation().toType(DataType.FLOAT64, false).reshape(flat);
        NDArray g = layer.gradient().toType(DataType.FLOAT64, false).reshape(flat);
        NDArray squared = g.square();
        NDArray denominator = squared.mul(2)
                .add(a.sum(new int[] {2}, true).mul(squared.mul(g)))
                .add(epsilon);
        NDArray defined = denominator.neq(0);
        NDArray alpha = squared.div(denominator.add(defined.logicalNot().toType(DataType.FLOAT64, false)))
                .mul(defined.toType(DataType.FLOAT64, false));
        NDArray weights = alpha.mul(g.maximum(0)).sum(new int[] {2}, true);
        return weights.mul(a)
                .sum(new int[] {1})
                .toType(DataType.FLOAT32, false)
                .reshape(shape.get(0), shape.get(2), shape.get(3));
    }
}
