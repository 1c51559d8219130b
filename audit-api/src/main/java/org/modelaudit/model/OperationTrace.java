package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A run of the whole program, recorded operation by operation, so that an explainer can look at what each one read and made,
 * and walk back with rules of its own: guided backpropagation, DeconvNet, layer-wise relevance propagation.
 */
public interface OperationTrace extends AutoCloseable {

    /** What an operation does, as far as an explainer treats it in its own way. */
    enum Kind {
        CONVOLUTION,
        LINEAR,
        NORMALIZATION,
        ACTIVATION,
        POOLING,
        ADDITION,
        SUBTRACTION,
        MULTIPLICATION,
        CONCATENATION
    }

    /**
     * One operation, whether a module, a function or an in-place form called it.
     *
     * @param index position among the operations, in the order of execution
     * @param layer path of the module that called it, {@link Layer#module()}, whichever call it was; empty for the top module
     * @param name PyTorch's name without its namespace, {@code relu_}
     */
    record Operation(int index, String layer, String name, Kind kind) {}

    /** What goes on through the program in place of what an operation returned. */
    @FunctionalInterface
    interface Intervention {

        /**
         * @param output what the operation returned
         * @return of the output's shape, which the trace does not close; null to leave it as it is
         */
        @Nullable
        NDArray replace(Operation operation, NDArray output);
    }

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

    /** How an operation shares out what arrives at its output among all tensors that it read. */
    interface SharingRule {

        /**
         * @return what goes on to each of {@link Step#inputs()}, in their order and of their shapes; null for the ordinary
         *     gradient
         */
        @Nullable
        List<NDArray> share(Step step);
    }

    /** One operation while the walk back passes it. What it hands out, and what is made of that, is freed behind the step. */
    interface Step {

        Operation operation();

        /** Every tensor of real numbers that the operation read, in the order of its arguments; no parameters. */
        List<NDArray> inputs();

        NDArray output();

        /** What arrives at the output, of the output's shape. */
        NDArray upstream();

        /**
         * The ordinary gradient: what {@code Σ upstream · output} has with respect to each of {@link #inputs()}.
         *
         * @param upstream of the output's shape
         */
        List<NDArray> gradients(NDArray upstream);
    }

    /** One operation run again on other numbers. */
    interface Replay {

        NDArray output();

        /**
         * Gradient of {@code Σ upstream · output} with respect to the first input.
         *
         * @param upstream of the output's shape
         */
        NDArray toInput(NDArray upstream);
    }

    /** A convolution or a fully connected layer, {@code z = W a + b}, taken apart. */
    interface LinearMap {

        /** W, the outputs first: {@code O×I/groups×kh×kw} or {@code O×I}. */
        NDArray weight();

        /** b, {@code O}; empty where there is none. */
        Optional<NDArray> bias();

        /**
         * Computes {@code W a}, without b, with stride, padding and groups as the program has them.
         *
         * @param input a, of the shape of the operation's input
         * @param weight W, of the shape of {@link #weight()}
         */
        Replay replay(NDArray input, NDArray weight);

        /**
         * Gradient of {@code Σ upstream · (W a)} with respect to W, summed over the pictures.
         *
         * @param input a
         * @param upstream of the output's shape
         * @return of the shape of {@link #weight()}
         */
        NDArray weightGradient(NDArray input, NDArray upstream);
    }

    /** Every operation of a known kind, in the order of execution. */
    List<Operation> operations();

    /**
     * The operations that ran while a module was called, those of the modules within it included.
     *
     * @param layer of the same model; one call only where its module is called more than once
     * @return in the order of execution; empty where no operation of a known kind ran in it
     */
    List<Operation> operations(Layer layer);

    /** The first tensor that the operation read. */
    NDArray input(Operation operation);

    /** The tensor that the operation returned. */
    NDArray output(Operation operation);

    /** Every tensor of real numbers that the operation read, in the order of its arguments; no parameters. */
    List<NDArray> inputs(Operation operation);

    /**
     * The operation that alone reads what this one returned; empty where several do, none does, or something that is no
     * operation of a known kind.
     */
    Optional<Operation> onlyReader(Operation operation);

    /**
     * Weights of an operation that maps its one input linearly.
     *
     * @return empty where it does not, or where its weights are no parameters
     */
    Optional<LinearMap> linearMap(Operation operation);

    /**
     * The ordinary gradient of one operation: what {@code Σ upstream · output} has with respect to each of {@link #inputs}.
     *
     * @param upstream of the output's shape
     */
    List<NDArray> gradients(Operation operation, NDArray upstream);

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

    /**
     * Walks back as {@link #backward(NDArray, Rule)} does, with a rule that speaks for every input of an operation.
     *
     * @param seed what starts at the logits, {@code N×K}
     * @return what arrives at the pictures, {@code N×C×H×W}
     */
    NDArray backwardSharing(NDArray seed, SharingRule rule);

    @Override
    void close();
}
