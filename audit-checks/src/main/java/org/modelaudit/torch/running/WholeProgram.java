package org.modelaudit.torch.running;

import ai.djl.ndarray.NDArray;

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

    @Override
    void close();
}
