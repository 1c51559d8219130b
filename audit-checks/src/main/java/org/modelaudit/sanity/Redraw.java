package org.modelaudit.sanity;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.ModelWeights.Tensor;
import org.modelaudit.random.RunSeed;

/** How a layer's weights become random. */
public enum Redraw {
    /**
     * Kernels by normal draws with the mean and deviation of the kernel, vectors by a permutation of themselves. Keeps the size
     * of the signal, so that a deep net neither dies nor explodes, and leaves running statistics alone.
     */
    SAME_MOMENTS("same mean and deviation") {
        @Override
        void apply(ModelWeights weights, String layer, RunSeed run, long own) {
            weights.randomize(layer, run.of(own));
        }
    },

    /**
     * As PyTorch initialises a new layer: kernels and biases uniform within {@code ±1/√fan-in}; a normalisation's scale 1, shift
     * 0, running mean 0 and running variance 1. What the Quantus library does.
     */
    AS_INITIALIZED("as PyTorch initialises, running statistics reset") {
        @Override
        void apply(ModelWeights weights, String layer, RunSeed run, long own) {
            List<Tensor> tensors = weights.tensors(layer);
            double bound = tensors.stream()
                    .filter(tensor -> tensor.shape().dimension() > 1)
                    .mapToDouble(Redraw::bound)
                    .findFirst()
                    .orElse(0);
            for (Tensor tensor : tensors) {
                float[] values = weights.values(tensor);
                if (bound > 0 && tensor.trained()) {
                    RandomGenerator random = run.random(own, tensor.path(), 0);
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) random.nextDouble(-bound, bound);
                    }
                } else {
                    boolean one =
                            tensor.name().equals("weight") || tensor.name().equals("running_var");
                    Arrays.fill(values, one ? 1 : 0);
                }
                weights.replace(tensor, values);
            }
        }
    };

    private final String words;

    Redraw(String words) {
        this.words = words;
    }

    /** Makes one layer's weights random; depends on both seeds and the layer alone. */
    abstract void apply(ModelWeights weights, String layer, RunSeed run, long own);

    /** {@code 1/√fan-in} of a kernel {@code out×in×…}. */
    private static double bound(Tensor kernel) {
        return 1 / Math.sqrt((double) kernel.shape().size() / kernel.shape().get(0));
    }

    @Override
    public String toString() {
        return words;
    }
}
