package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.OperationTrace.Operation;

/**
 * The pattern of each convolution's and dense layer's units: the direction in its input that its output measures.
 *
 * @param byOperation patterns by the number of the operation, each as long as the layer's weights
 */
record Patterns(Map<Integer, float[]> byOperation) {

    Patterns {
        byOperation = Map.copyOf(byOperation);
    }

    /** The patterns of a layer, of the shape of its weights. */
    NDArray of(Operation layer, Shape shape, NDManager scope) {
        return Tensors.of(scope, byOperation.getOrDefault(layer.index(), new float[0]), shape);
    }
}
