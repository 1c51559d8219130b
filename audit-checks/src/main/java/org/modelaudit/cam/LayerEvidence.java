package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;

/** What a formula may ask of the layer. Nothing is computed before it is asked for. */
interface LayerEvidence {

    /** The layer's output A, {@code N×C×h×w}. */
    NDArray activation();

    /** ∂y/∂A for the logit y of each sample's class, {@code N×C×h×w}. */
    NDArray gradient();
}
