package org.modelaudit.torch.running;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
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

    /**
     * The same program on weights of its own; empty where it cannot be copied.
     *
     * @param owner of everything native
     */
    default Optional<Copy> copy(NDManager owner) {
        return Optional.empty();
    }

    /**
     * A program that was copied.
     *
     * @param weights in the order of those that were copied, in the storage that {@code whole} reads
     */
    record Copy(WholeProgram whole, List<NDArray> weights) {

        public Copy {
            weights = List.copyOf(weights);
        }
    }

    @Override
    void close();
}
