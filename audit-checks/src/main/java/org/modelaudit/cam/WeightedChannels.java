package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** A formula that gives each channel one weight: {@code L = Σ_k w_k A_k}. Its methods differ in {@code w_k} alone. */
interface WeightedChannels extends CamFormula {

    /**
     * Weight of each channel.
     *
     * @return {@code N×C}; the sum is taken in its type
     */
    NDArray weights(LayerEvidence layer);

    @Override
    default NDArray maps(LayerEvidence layer) {
        return maps(layer, weights(layer));
    }

    /** The maps of weights that are known already, {@code N×C}. */
    default NDArray maps(LayerEvidence layer, NDArray weights) {
        return sum(layer.activation(), weights);
    }

    /** {@code Σ_k w_k A_k}, {@code N×h×w} of {@code N×C×h×w} and {@code N×C}. */
    static NDArray sum(NDArray activation, NDArray weights) {
        Shape shape = weights.getShape();
        return activation
                .toType(weights.getDataType(), false)
                .mul(weights.reshape(shape.get(0), shape.get(1), 1, 1))
                .sum(new int[] {1})
                .toType(DataType.FLOAT32, false);
    }
}
