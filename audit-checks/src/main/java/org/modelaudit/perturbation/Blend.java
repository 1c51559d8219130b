package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Variants of one picture between shown and hidden. */
final class Blend {

    private Blend() {}

    /**
     * {@code x·(1 − m) + h·m}; where m is 0 or 1 exactly the one or the other.
     *
     * @param image x, {@code 1×C×H×W}
     * @param hidden h, {@code 1×C×H×W}
     * @param masks m, {@code n×1×H×W} in [0, 1]; 1 hides
     * @param scope owns everything that is made
     * @return {@code n×C×H×W}
     */
    static NDArray of(NDArray image, NDArray hidden, NDArray masks, NDManager scope) {
        NDArray shown = masks.neg().add(1);
        NDArray blended = shown.mul(image).addi(masks.mul(hidden));
        blended.attach(scope);
        return blended;
    }
}
