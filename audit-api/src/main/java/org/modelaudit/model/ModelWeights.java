package org.modelaudit.model;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Supplier;
import org.modelaudit.error.ModelException;

/**
 * The numbers that a model was trained to, for checks that change them to see whether an explanation follows. Every change is
 * in place and seen by all cuts of the model; what was changed must be restored before {@link AuditedModel#verifyUnchanged}.
 */
public interface ModelWeights {

    /** Paths of the layers that hold parameters, in the order in which the program reads them, input first. */
    List<String> layers();

    /**
     * One array of numbers that a layer reads.
     *
     * @param path dotted path as PyTorch names it, {@code layer1.0.conv1.weight}
     * @param shape of the array
     * @param trained whether it is a parameter; else a buffer, such as a running mean
     */
    record Tensor(String path, Shape shape, boolean trained) {

        /** The last part of the path: {@code weight}, {@code bias}, {@code running_mean}. */
        public String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    /**
     * What a layer reads: its parameters and the buffers that are 32-bit floats.
     *
     * @throws ModelException if there is no such layer
     */
    List<Tensor> tensors(String layer);

    /**
     * A copy of the numbers that are in force now, in the order of their storage.
     *
     * @throws ModelException if no layer has such a tensor
     */
    float[] values(Tensor tensor);

    /**
     * Puts other numbers in their place.
     *
     * @throws ModelException if no layer has such a tensor
     */
    void replace(Tensor tensor, float[] values);

    /**
     * Does work that changes weights: no other thread may use the device meanwhile, and whatever happens, all layers have
     * their weights back afterwards, to the last bit.
     */
    <T> T changing(Supplier<T> work);

    /**
     * Replaces the parameters of a layer: kernels by normal draws with the mean and deviation of the kernel, vectors
     * (biases, scales) by a permutation of themselves. Depends on the seed and the parameter's path alone.
     *
     * @throws ModelException if there is no such layer, or its parameters are no 32-bit floats
     */
    void randomize(String layer, long seed);

    /**
     * Adds a number to every parameter of a layer.
     *
     * @throws ModelException as {@link #randomize}
     */
    void shift(String layer, float by);

    /**
     * Multiplies every parameter of every layer by a normal draw of its own with mean 1. Depends on the seed, the draw and the
     * parameter's path alone. No other thread may use the device until the change is closed, by the thread that made it.
     *
     * @param deviation standard deviation of the factors, at least 0
     * @return gives back, to the last bit, what was there before, changed or not
     * @throws ModelException if parameters are no 32-bit floats
     */
    Change multiplyByNoise(double deviation, long seed, long draw);

    /** A change that ends when it is closed. */
    interface Change extends AutoCloseable {

        @Override
        void close();
    }

    /** Gives a layer back its parameters, to the last bit. */
    void restore(String layer);

    /** Gives all layers back their parameters, to the last bit. */
    void restore();
}
