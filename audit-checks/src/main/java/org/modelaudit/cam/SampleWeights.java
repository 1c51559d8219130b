package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.modelaudit.explain.Tensors;

/** Weights that are found sample by sample, each from its own channels. */
final class SampleWeights {

    private SampleWeights() {}

    /** Finds the weights of one sample's channels. */
    @FunctionalInterface
    interface OfSample {

        /**
         * @param channels {@code C×h×w}; whatever is made under its manager lives until the sample is done
         * @return C weights
         */
        double[] of(int sample, NDArray channels);
    }

    /** @return {@code N×C}, in double precision */
    static NDArray of(LayerEvidence layer, OfSample weights) {
        Shape shape = layer.activation().getShape();
        NDManager manager = layer.activation().getManager();
        double[] all = layer.bySample(layer.activation(), weights::of).stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return Tensors.of(manager, all, new Shape(shape.get(0), shape.get(1)));
    }

    /** The same, each sample's weights through a softmax over its channels. */
    static NDArray softmax(LayerEvidence layer, OfSample scores) {
        return of(layer, (sample, channels) -> softmax(scores.of(sample, channels)));
    }

    static double[] softmax(double[] scores) {
        double max = Arrays.stream(scores).max().orElse(0);
        double[] powers = Arrays.stream(scores).map(s -> Math.exp(s - max)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(p -> p / sum).toArray();
    }
}
