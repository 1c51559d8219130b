package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * One recorded run of the whole program that shows several layers at once, for explainers that fuse their maps: the backbone
 * runs once however many layers are named, and one walk back gives the gradients of all of them.
 */
public interface LayerRecording {

    /** Logits, {@code N×K}. */
    NDArray logits();

    /** Output of each layer, in the order in which they were named; {@code N×C×h×w} for a map. */
    List<NDArray> activations();

    /**
     * Gradient of one class's logit for each sample with respect to the output of each layer, of the shape of its
     * activation. One call a recording.
     *
     * @param classes class of each sample, {@code N} values in {@code [0, K)}
     * @throws org.modelaudit.error.ModelException if the logits do not depend on a layer in a way that has a gradient
     */
    List<NDArray> gradients(int[] classes);
}
