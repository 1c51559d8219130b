package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A run of the whole program, recorded operation by operation, so that an explainer can look at what each one read and made,
 * and walk back with rules of its own: guided backpropagation, DeconvNet, layer-wise relevance propagation.
 */
public interface OperationTrace extends AutoCloseable {

    /** What an operation does. */
    enum Kind {
        CONVOLUTION,
        LINEAR,
        NORMALIZATION,
        ACTIVATION,
        POOLING,
        ADDITION,
        CONCATENATION
    }

    /**
     * One operation, whether a module, a function or an in-place form called it.
     *
     * @param index position among the operations, in the order of execution
     * @param layer path of the module that called it; empty for the top module
     * @param name PyTorch's name without its namespace, {@code relu_}
     */
    record Operation(int index, String layer, String name, Kind kind) {}

    /** How an operation hands back what arrives at its output. */
    interface Rule {

        /**
         * @param input what the operation read first, before an in-place operation changed it
         * @param output what it returned
         * @param upstream what arrives at its output, of the output's shape
         * @param gradient the ordinary gradient with respect to the input, computed when asked for
         * @return what goes on to the input, of the input's shape; null for the ordinary gradient
         */
        @Nullable
        NDArray propagate(
                Operation operation, NDArray input, NDArray output, NDArray upstream, Supplier<NDArray> gradient);
    }

    /** One operation run again on other numbers. */
    interface Replay {

        NDArray output();
    }

    /** Every operation of a known kind, in the order of execution. */
    List<Operation> operations();

    /** The first tensor that the operation read. */
    NDArray input(Operation operation);

    /** The tensor that the operation returned. */
    NDArray output(Operation operation);

    /**
     * Runs one operation again on another first input, all else as it was.
     *
     * @param input of any shape that the operation takes
     */
    Replay replay(Operation operation, NDArray input);

    /** Logits, {@code N×K}. */
    NDArray logits();

    /**
     * Walks from the logits to the pictures; everything that no rule changes is the ordinary gradient. One walk a trace.
     *
     * @param seed what starts at the logits, {@code N×K}
     * @return what arrives at the pictures, {@code N×C×H×W}
     */
    NDArray backward(NDArray seed, Rule rule);

    @Override
    void close();
}
