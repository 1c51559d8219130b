package org.modelaudit.torch.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteBuffer;

/**
 * A tensor's bytes where libtorch keeps them.
 *
 * <p>Public for {@code torch.weights}.
 */
public final class TensorMemory {

    private TensorMemory() {}

    /** In place where that is possible, so valid only as long as the tensor. */
    public static ByteBuffer of(NDArray tensor) {
        return tensor instanceof PtNDArray inPlace ? inPlace.toByteBuffer(true) : tensor.toByteBuffer();
    }
}
