package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import java.util.function.BiFunction;

/**
 * What shows the tensors that a file returns beside its logits; for runtimes that open a format as a {@link BlackBox}.
 *
 * @param outputs that there are
 * @param read from pictures, {@code N×C×H×W}, and a name among these to {@code N×…}, 32-bit floats under the pictures' manager
 */
public record OutputFunction(NamedOutputs outputs, BiFunction<NDArray, String, NDArray> read) {

    /** Of a function that returns its scores and nothing else. */
    static final OutputFunction NONE = new OutputFunction(NamedOutputs.NONE, (images, name) -> {
        throw new IllegalArgumentException(name);
    });
}
