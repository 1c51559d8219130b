package org.modelaudit.torch;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.source.ProgramException;

/** A program that libtorch has loaded. One run at a time on a device; every way into native code goes through here. */
final class TorchModule implements AutoCloseable {

    private final PtSymbolBlock block;
    private final ReentrantLock lock;

    private TorchModule(PtSymbolBlock block, ReentrantLock lock) {
        this.block = block;
        this.lock = lock;
    }

    /** Loads a file that {@code torch.archive} wrote. */
    static TorchModule load(Path file, NDManager manager) {
        ReentrantLock lock = Libtorch.get().lock(manager.getDevice());
        return locked(lock, false, () -> {
            // Loaded for training, weights are ordinary tensors; otherwise a gradient could not pass through them.
            PtSymbolBlock block = JniUtils.loadModule(
                    (PtNDManager) manager, file, mapsLocation(manager.getDevice()), new String[0], new String[0], true);
            return new TorchModule(block, lock);
        });
    }

    private static boolean mapsLocation(Device device) {
        return !"mps".equals(device.getDeviceType());
    }

    /**
     * Calls a method.
     *
     * @param gradients whether the run is recorded
     * @param manager owner of what comes back
     * @param arguments lists of tensors; each list is one argument, an argument named by a letter is a single tensor
     */
    NDList run(String method, boolean gradients, NDManager manager, List<Argument> arguments) {
        return locked(lock, gradients, () -> {
            NDArray carrier = manager.create(0f);
            carrier.setName("module_method:" + method);
            NDList inputs = new NDList(carrier);
            for (Argument argument : arguments) {
                for (NDArray array : argument.arrays()) {
                    array.setName(argument.list() ? argument.name() + "[]" : null);
                    inputs.add(array);
                }
            }
            try {
                return IValueUtils.forward(block, inputs, true);
            } finally {
                arguments.forEach(a -> a.arrays().forEach(array -> array.setName(null)));
                carrier.close();
            }
        });
    }

    /** One argument of a method, a tensor or a list of tensors. */
    record Argument(String name, List<NDArray> arrays, boolean list) {

        static Argument tensor(NDArray array) {
            return new Argument("tensor", List.of(array), false);
        }

        static Argument list(String name, List<NDArray> arrays) {
            return new Argument(name, arrays, true);
        }
    }

    /** Calls a method whose result is no list of tensors, and looks at the result while it lives. */
    <T> T inspect(String method, List<Argument> arguments, java.util.function.Function<IValue, T> look) {
        return locked(lock, false, () -> {
            IValue[] values = arguments.stream().map(TorchModule::value).toArray(IValue[]::new);
            try (IValue result = IValueUtils.runMethod(block, method, values)) {
                return look.apply(result);
            } finally {
                for (IValue value : values) {
                    value.close();
                }
            }
        });
    }

    private static IValue value(Argument argument) {
        PtNDArray[] arrays =
                argument.arrays().stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
        return argument.list() ? IValue.listFrom(arrays) : IValue.from(arrays[0]);
    }

    /**
     * Gradient of {@code sum(seed · target)} with respect to everything that was recorded.
     *
     * @return false where nothing differentiable led to the target; libtorch can be asked in no other way
     */
    boolean backward(NDArray target, NDArray seed) {
        return locked(lock, true, () -> {
            try {
                JniUtils.backward((PtNDArray) target, (PtNDArray) seed, false, false);
                return true;
            } catch (EngineException e) {
                if (String.valueOf(e.getMessage()).contains("does not require grad")) {
                    return false;
                }
                throw e;
            }
        });
    }

    /**
     * Gradients of {@code Σ_i sum(seeds_i · targets_i)} with respect to leaves of recorded runs of a module with segments; can be
     * asked again. Zero at a leaf where the recording does not lead. A gradient may share its numbers with a seed.
     *
     * @param owner of what comes back
     * @return empty where nothing differentiable led to any target
     */
    Optional<List<NDArray>> gradients(
            List<NDArray> targets, List<NDArray> seeds, List<NDArray> leaves, NDManager owner) {
        NDList found = run(
                SegmentWriter.GRADIENTS,
                true,
                owner,
                List.of(
                        Argument.list("targets", targets),
                        Argument.list("seeds", seeds),
                        Argument.list("leaves", leaves)));
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** The same, zero where nothing differentiable led to any target. */
    List<NDArray> gradientsOrZero(List<NDArray> targets, List<NDArray> seeds, List<NDArray> leaves, NDManager owner) {
        return gradients(targets, seeds, leaves, owner)
                .orElseGet(() -> leaves.stream().map(leaf -> zero(leaf, owner)).toList());
    }

    private static NDArray zero(NDArray leaf, NDManager owner) {
        NDArray zero = leaf.zerosLike();
        zero.attach(owner);
        return zero;
    }

    private static <T> T locked(ReentrantLock lock, boolean gradients, Supplier<T> work) {
        lock.lock();
        // Both are kept for each thread, and a thread may be new.
        boolean before = JniUtils.isGradMode();
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(gradients);
        try {
            return work.get();
        } catch (EngineException e) {
            throw new ProgramException(NativeMessage.shortened(e), e);
        } finally {
            JniUtils.setGradMode(before);
            lock.unlock();
        }
    }

    @Override
    public void close() {
        block.close();
    }
}
