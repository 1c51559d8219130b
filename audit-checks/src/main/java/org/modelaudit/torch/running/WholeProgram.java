package org.modelaudit.torch.running;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.NamedOutputs;

/**
 * The audited program in one piece, as the reader of its format loaded it.
 *
 * <p>Public for the readers of formats, which implement it.
 */
public interface WholeProgram extends AutoCloseable {

    /**
     * Runs the program's own {@code forward}.
     *
     * @param images {@code N×C×H×W}
     * @return logits as 32-bit floats, which the pictures' manager owns
     */
    NDArray forward(NDArray images);

    /** Every tensor that {@code forward} returns. */
    default NamedOutputs outputs() {
        return NamedOutputs.NONE;
    }

    /**
     * Runs the same {@code forward}, as it was saved.
     *
     * @param images {@code N×C×H×W}
     * @param name of one of {@link #outputs()}
     * @return {@code N×…} as 32-bit floats, which the pictures' manager owns
     */
    default NDArray show(NDArray images, String name) {
        throw new IllegalArgumentException(name);
    }

    @Override
    void close();
}
