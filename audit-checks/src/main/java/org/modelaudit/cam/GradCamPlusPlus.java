package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

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
record GradCamPlusPlus(double epsilon) implements WeightedChannels {

    @Override
    public String id() {
        return "grad-cam-plus-plus/" + (epsilon == 0 ? "paper@1" : "epsilon@1");
    }

    @Override
    public String name() {
        return "Grad-CAM++";
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        NDArray a = cells(layer.activation());
        NDArray g = cells(layer.gradient());
        return alpha(a, g.square(), g.square().mul(g), epsilon)
                .mul(g.maximum(0))
                .sum(new int[] {2});
    }

    /** {@code N×C×h×w} as {@code N×C×hw} in double precision, which the quotient needs. */
    static NDArray cells(NDArray maps) {
        return maps.toType(DataType.FLOAT64, false)
                .reshape(maps.getShape().get(0), maps.getShape().get(1), -1);
    }

    /** {@code second / (2 second + Σ A · third + ε)}, 0 where the denominator is; all {@code N×C×hw}. */
    static NDArray alpha(NDArray a, NDArray second, NDArray third, double epsilon) {
        NDArray denominator =
                second.mul(2).add(a.sum(new int[] {2}, true).mul(third)).add(epsilon);
        NDArray defined = denominator.neq(0).toType(DataType.FLOAT64, false);
        return second.div(denominator.add(defined.mul(-1).add(1))).mul(defined);
    }
}
