package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Operation;

/** What a rectifier hands back on the way from the score to the picture. */
enum RectifierRule {

    /** {@code 1[x > 0] 1[up > 0] up}: positive influence through what was active. */
    GUIDED("guidedBackpropagation() or guidedGradCam()") {
        @Override
        NDArray propagate(NDArray upstream, Supplier<NDArray> gradient) {
            return gradient.get().mul(upstream.gt(0).toType(DataType.FLOAT32, false));
        }
    },

    /** {@code 1[up > 0] up}: positive influence, whatever was active. */
    DECONVOLUTION("deconvNet() or guidedBackpropagation()") {
        @Override
        NDArray propagate(NDArray upstream, Supplier<NDArray> gradient) {
            return upstream.maximum(0);
        }
    };

    /** PyTorch's operations that cut off: ReLU, ReLU6 and their like, as modules and functions. */
    private static final Set<String> RECTIFIERS =
            Set.of("relu", "relu6", "hardtanh", "clamp", "clamp_min", "threshold");

    private final String dialectsOfEvery;

    RectifierRule(String dialectsOfEvery) {
        this.dialectsOfEvery = dialectsOfEvery;
    }

    /** Factories of what follows this rule, or its like, at every rectifier. */
    String dialectsOfEvery() {
        return dialectsOfEvery;
    }

    /**
     * @param upstream what arrives at the rectifier's output
     * @param gradient its ordinary gradient
     */
    abstract NDArray propagate(NDArray upstream, Supplier<NDArray> gradient);

    /** The walk back that follows this rule at some operations and takes the ordinary gradient at all others. */
    OperationTrace.Rule at(Predicate<Operation> followers) {
        return (operation, input, output, upstream, gradient) ->
                followers.test(operation) ? propagate(upstream, gradient) : null;
    }

    /** A name that ends in an underscore is that of the same operation in place. */
    static boolean isRectifier(String operation) {
        return RECTIFIERS.contains(
                operation.endsWith("_") ? operation.substring(0, operation.length() - 1) : operation);
    }
}
