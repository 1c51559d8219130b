package org.modelaudit.torch.running;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.libtorch.SegmentLoader;

/**
 * A program's tensors on a device, and what runs on them.
 *
 * <p>Public for the readers of formats.
 *
 * @param manager owner of everything native
 * @param whole the audited program
 * @param weights as {@link org.modelaudit.torch.program.FlatProgram#weights()} lists them, in the storage that {@code whole} reads
 * @param loader of parts of the program
 */
public record NativeProgram(NDManager manager, WholeProgram whole, List<NDArray> weights, SegmentLoader loader)
        implements AutoCloseable {

    public NativeProgram {
        weights = List.copyOf(weights);
    }

    /**
     * Loads methods that {@link org.modelaudit.torch.program.SegmentWriter} printed.
     *
     * @param owner of the module
     */
    LoadedSegments load(String source, NDManager owner) {
        MethodWeights methods = MethodWeights.of(source);
        return new LoadedSegments(loader.load(methods.source(), owner), methods, weights);
    }

    /** The same program on weights of its own, which runs beside this one; empty where it cannot be copied. */
    Optional<NativeProgram> copy() {
        NDManager owner = Libtorch.get().newManagerBeside(manager.getDevice());
        try {
            Optional<NativeProgram> copy =
                    whole.copy(owner).map(made -> new NativeProgram(owner, made.whole(), made.weights(), loader));
            if (copy.isEmpty()) {
                owner.close();
            }
            return copy;
        } catch (RuntimeException e) {
            throw Closing.after(e, owner::close);
        }
    }

    ReentrantLock lock() {
        return Libtorch.get().lock(manager);
    }

    /** Does something while nothing else runs on the device. */
    <T> T alone(Supplier<T> work) {
        ReentrantLock device = lock();
        device.lock();
        try {
            return work.get();
        } finally {
            device.unlock();
        }
    }

    @Override
    public void close() {
        Closing.all(whole::close, manager::close);
    }
}
