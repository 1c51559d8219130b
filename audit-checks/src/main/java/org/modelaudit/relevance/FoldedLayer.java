package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.model.OperationTrace.Replay;

/**
 * Numbers of a convolution or dense layer, {@code z = W a + b}. A batch normalisation that alone reads its output is folded
 * in: in evaluation it maps {@code z} to {@code s z + t}, so {@code W' = s W} and {@code b' = s b + t}.
 *
 * @param weight W', {@code O×I/groups×kh×kw} or {@code O×I}
 * @param bias b', {@code O}
 * @param last the operation that returns z: the layer's own, or the normalisation
 */
record FoldedLayer(NDArray weight, NDArray bias, Operation last) {

    /**
     * @param scope owner of the arrays
     */
    static FoldedLayer of(OperationTrace trace, Operation operation, LinearMap map, NDManager scope) {
        NDArray weight = map.weight();
        weight.attach(scope);
        NDArray bias = map.bias()
                .orElseGet(() -> scope.zeros(new Shape(weight.getShape().get(0))));
        bias.attach(scope);
        Optional<Operation> normalization = normalization(trace, operation);
        if (normalization.isEmpty()) {
            return new FoldedLayer(weight, bias, operation);
        }
        Shape one = vector(trace.output(operation).getShape(), 1);
        Replay shifted = trace.replay(normalization.get(), scope.zeros(one));
        NDArray shift = shifted.output().reshape(-1);
        NDArray scale = shifted.toInput(scope.ones(one)).reshape(-1);
        return new FoldedLayer(
                weight.mul(scale.reshape(vector(weight.getShape(), 0))),
                bias.mul(scale).add(shift),
                normalization.get());
    }

    /** The batch normalisation that is folded into a layer. */
    static Optional<Operation> normalization(OperationTrace trace, Operation layer) {
        return trace.onlyReader(layer).filter(RelevanceWalk::isBatchNorm);
    }

    /** The shape with 1 in place of every length but one. */
    static Shape vector(Shape shape, int axis) {
        long[] ones = new long[shape.dimension()];
        Arrays.fill(ones, 1);
        ones[axis] = shape.get(axis);
        return new Shape(ones);
    }
}
