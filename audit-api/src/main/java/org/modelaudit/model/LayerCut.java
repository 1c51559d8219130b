package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import org.modelaudit.error.ModelException;

/**
 * A program cut at the output of one layer: {@code logits(x) = head(features(x))}, checked when the cut is made.
 *
 * <p>{@code features} runs once for a batch; whatever an explainer asks after that costs only the head.
 */
public interface LayerCut {

    Layer layer();

    /**
     * Runs the program up to the layer's output.
     *
     * @param images {@code N×C×H×W}
     */
    Features features(NDArray images);

    /**
     * Runs the rest of the program, without recording gradients.
     *
     * @return logits, {@code N×K}
     */
    NDArray logits(Features features);

    /**
     * Runs the rest of the program and records it, so that gradients can be taken.
     *
     * @throws ModelException if the head is not differentiable
     */
    HeadPass record(Features features);

    /**
     * Runs the program up to the layer's output and records it, so that gradients with respect to the pictures can be taken: for what
     * looks for a picture and not for evidence in one.
     *
     * @param images {@code N×C×H×W}
     * @throws ModelException if this cut cannot
     */
    default FeaturePass recordFeatures(NDArray images) {
        throw new ModelException("What leads from the picture to '%s' cannot be recorded.".formatted(layer().path()));
    }

    /** What crosses the cut for one batch. */
    interface Features {

        /** The layer's output, {@code N×C×h×w} for a map. */
        NDArray activation();

        /**
         * The same features with another activation, everything else that crosses the cut unchanged.
         *
         * @param activation of the shape of {@link #activation()}
         */
        Features withActivation(NDArray activation);

        /**
         * One sample with other activations in place of its own, everything else of it that crosses the cut repeated. Nothing
         * of the activations is copied, so many variants of one sample cost no more than what is written here.
         *
         * @param sample position in the batch, counted from 0
         * @param activations {@code T×C×h×w}, each of the shape that one sample's {@link #activation()} has
         * @return features of T samples
         */
        Features variants(int sample, NDArray activations);
    }

    /** A recorded run of the head. */
    interface HeadPass {

        /** Logits, {@code N×K}. */
        NDArray logits();

        /**
         * Gradient of one class's logit for each sample with respect to the layer's output. Can be asked again for other
         * classes, which costs a backward pass and no forward pass.
         *
         * @param classes class of each sample, {@code N} values in {@code [0, K)}
         * @return {@code N×C×h×w}
         */
        NDArray gradient(int[] classes);

        /**
         * Gradient of a weighted sum of the logits, {@code Σ seed·logits}, with respect to the layer's output: what a score that
         * is made of several logits needs, such as a probability. Can be asked again, as the other.
         *
         * @param seed weight of each logit, {@code N×K}
         * @return {@code N×C×h×w}
         */
        NDArray gradient(NDArray seed);
    }

    /** A recorded run up to the layer's output. */
    interface FeaturePass {

        /** The layer's output, {@code N×C×h×w} for a map. */
        NDArray activation();

        /**
         * Gradient of {@code Σ seed·activation} with respect to the pictures. Can be asked again, which costs a backward pass and no
         * forward pass.
         *
         * @param seed of the shape of {@link #activation()}
         * @return {@code N×C×H×W}
         * @throws ModelException if the layer's output does not depend on the picture in a way that has a gradient
         */
        NDArray gradient(NDArray seed);
    }
}
