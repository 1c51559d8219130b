package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;

/**
 * Grad-CAM++: gradients weighted cell by cell, {@code L = Σ_k w_k A_k} with {@code w_k = Σ_ij α_k,ij ReLU(g_k,ij)} and
 * {@code α = g² / (2g² + Σ_ab A_k,ab g³)}.
 *
 * <p>Signed; high where channels respond whose gradient is positive. Where the denominator is 0, α is 0; where the layer's sum is
 * negative, as it may be before a ReLU, α may be as well. Undefined where the map is constant, as it is if no gradient is positive.
 *
 * <p>Chattopadhyay et al., Grad-CAM++, WACV 2018, equations 10 and 19; the paper's exp(y) is a common positive factor of
 * the map and left out. The sum runs over the activation alone, as in the equation and in the authors' code: the third
 * derivative is that of the cell (i, j).
 *
 * @param dialect where readings of the paper disagree
 */
record GradCamPlusPlus(Dialect dialect) implements WeightedChannels {

    /** How the weight is made of α. */
    enum Dialect {
        /** As the equations say. */
        PAPER("paper@1"),

        /**
         * With 1e-6 added to the denominator, as a common library has it, which outweighs the rest of the denominator in networks
         * that end in global average pooling.
         */
        EPSILON("epsilon@1"),

        /**
         * With α scaled to a sum of 1 over the cells whose gradient is positive, {@code w_k = Σ_ij α_k,ij ReLU(g_k,ij) / Σ_{g_k,ij >
         * 0} α_k,ij}, 0 where that sum is: the authors' code, not the paper. Behind it, in a network that ends in global average
         * pooling and one linear layer, {@code w_k} is the positive part of Grad-CAM's weight.
         */
        OFFICIAL_CODE("official-code@1");

        private final String version;

        Dialect(String version) {
            this.version = version;
        }
    }

    @Override
    public String id() {
        return "grad-cam-plus-plus/" + dialect.version;
    }

    @Override
    public String name() {
        return dialect == Dialect.OFFICIAL_CODE ? "Grad-CAM++ (official code)" : "Grad-CAM++";
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        // Cells whose gradient is not positive have no part in the weight. For the others α = 1 / (2 + Σ A · g + ε /
        // g²).
        NDArray g = cells(layer.gradient().maximum(0));
        NDArray denominator =
                cells(layer.activation()).sum(new int[] {2}, true).mul(g).addi(2);
        if (dialect == Dialect.EPSILON) {
            denominator = denominator.addi(g.square().pow(-1).muli(1e-6));
        }
        NDArray never = denominator.getManager().create(Double.POSITIVE_INFINITY);
        denominator = NDArrays.where(denominator.neq(0), denominator, never);
        NDArray weights = g.div(denominator).sum(new int[] {2});
        if (dialect != Dialect.OFFICIAL_CODE) {
            return weights;
        }
        NDArray total = g.gt(0).toType(DataType.FLOAT64, false).div(denominator).sum(new int[] {2});
        NDArray none = total.eq(0).toType(DataType.FLOAT64, false);
        return weights.div(total.add(none));
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
