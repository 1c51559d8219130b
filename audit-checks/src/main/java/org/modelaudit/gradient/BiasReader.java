package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Operation;

/**
 * Reads the bias of an affine operation off its parameters, or, where it has none of its own, off what it makes of zeros: {@code
 * W·0 + b}. So it is found wherever a program keeps it, and batch normalisation has one as well, {@code β - μγ/σ}.
 */
final class BiasReader {

    /** Side of the zeros that a convolution is given first; a larger kernel without padding needs the full size. */
    private static final long SIDE = 3;

    private static final Set<String> WITH_BIAS = Set.of("linear", "addmm");

    private final OperationTrace trace;

    BiasReader(OperationTrace trace) {
        this.trace = trace;
    }

    /**
     * The bias of each channel.
     *
     * @param scope owner of what is made
     * @return {@code C}; empty where the operation adds nothing
     */
    Optional<NDArray> of(Operation operation, NDManager scope) {
        if (operation.kind() == Kind.LINEAR && !WITH_BIAS.contains(operation.name())) {
            return Optional.empty();
        }
        Optional<LinearMap> map = operation.kind() == Kind.CONVOLUTION ? trace.linearMap(operation) : Optional.empty();
        if (map.isPresent()) {
            return map.get().bias().filter(bias -> bias.abs().max().getFloat() != 0);
        }
        Shape input = trace.input(operation).getShape();
        NDArray atZero = atZero(operation, input, scope);
        long channels = atZero.getShape().get(operation.kind() == Kind.LINEAR ? input.dimension() - 1 : 1);
        NDArray bias = atZero.reshape(channels, -1).get(":, 0");
        return bias.abs().max().getFloat() == 0 ? Optional.empty() : Optional.of(bias);
    }

    private NDArray atZero(Operation operation, Shape input, NDManager scope) {
        if (operation.kind() == Kind.LINEAR) {
            return replay(operation, vector(input), scope);
        }
        try {
            return replay(operation, square(input, SIDE), scope);
        } catch (ModelException tooSmallForItsKernel) {
            return replay(operation, square(input, Long.MAX_VALUE), scope);
        }
    }

    /** {@code 1×F} for {@code N×F}, {@code 1×1×F} for {@code N×T×F}. */
    private static Shape vector(Shape input) {
        long[] shape = new long[input.dimension()];
        Arrays.fill(shape, 1);
        shape[shape.length - 1] = input.get(shape.length - 1);
        return new Shape(shape);
    }

    /** One picture of as many channels, of at most that many cells a side. */
    private static Shape square(Shape input, long side) {
        long[] shape = input.getShape().clone();
        shape[0] = 1;
        for (int d = 2; d < shape.length; d++) {
            shape[d] = Math.min(shape[d], side);
        }
        return new Shape(shape);
    }

    private NDArray replay(Operation operation, Shape shape, NDManager scope) {
        NDArray output = trace.replay(operation, scope.zeros(shape)).output();
        output.attach(scope);
        return output;
    }
}
