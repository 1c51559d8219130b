package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;

/** The formula of one class activation map. */
interface CamFormula {

    /** Method, dialect and version, for example {@code grad-cam/paper@1}. */
    String id();

    /** Name for people. */
    String name();

    /** Whether the map speaks for a class; a class-free map is the same whatever the model decides. */
    boolean dependsOnClass();

    /**
     * The maps of a batch, signed and unscaled.
     *
     * @return {@code N×h×w}
     */
    NDArray maps(LayerEvidence layer);
}
