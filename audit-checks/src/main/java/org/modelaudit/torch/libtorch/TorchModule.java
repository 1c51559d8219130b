package org.modelaudit.torch.libtorch;

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
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.modelaudit.temporary.PrivateFolder;
import org.modelaudit.threads.PassThreads;
import org.modelaudit.torch.source.ProgramException;

/**
 * A program that libtorch has loaded. One run at a time on a device, or several on {@link PassThreads} whose caller holds the
 * device; every way into native code goes through here. Public for whoever runs methods.
 */
public final class TorchModule implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final PtSymbolBlock block;
    private final ReentrantLock lock;

    private TorchModule(PtSymbolBlock block, ReentrantLock lock) {
        this.block = block;
        this.lock = lock;
    }

    /** Loads a file that {@code torch.archive} wrote. */
    static TorchModule load(Path file, NDManager manager) {
        ReentrantLock lock = Libtorch.get().lock(manager);
        return locked(lock, false, () -> {
            // Loaded for training, weights are ordinary tensors; otherwise a gradient could not pass through them.
            PtSymbolBlock block = JniUtils.loadModule(
                    (PtNDManager) manager, file, mapsLocation(manager.getDevice()), new String[0], new String[0], true);
            return new TorchModule(block, lock);
        });
    }

    /** The same module with weights of its own, by way of a file that no one else can read and that is gone afterwards. */
    public TorchModule copy(NDManager owner) {
        try (PrivateFolder folder = PrivateFolder.create()) {
            Path file = folder.file("copy.pt");
            locked(lock, false, () -> {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                    JniUtils.writeModule(block, out, false);
                    return file;
                } catch (IOException e) {
                    throw PrivateFolder.cannotWrite("A copy of the program cannot be written", e);
                }
            });
            return load(file, owner);
        }
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
    public NDList run(String method, boolean gradients, NDManager manager, List<Argument> arguments) {
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
            // Names stay where they are: weights are named by several runs at once, each time alike.
            try {
                return IValueUtils.forward(block, inputs, true);
            } finally {
                carrier.close();
            }
        });
    }

    /** One argument of a method, a tensor or a list of tensors. */
    public record Argument(String name, List<NDArray> arrays, boolean list) {

        public static Argument tensor(NDArray array) {
            return new Argument("tensor", List.of(array), false);
        }

        public static Argument list(String name, List<NDArray> arrays) {
            return new Argument(name, arrays, true);
        }
    }

    /** Calls a method whose result is no list of tensors, and looks at the result while it lives. */
    public <T> T inspect(String method, List<Argument> arguments, Function<TorchValue, T> look) {
        return locked(lock, false, () -> {
            try (TorchValue.Values values = new TorchValue.Values(
                            arguments.stream().map(TorchModule::value).toList());
                    IValue result =
                            IValueUtils.runMethod(block, method, values.list().toArray(IValue[]::new))) {
                return look.apply(new TorchValue(result));
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
    public boolean backward(NDArray target, NDArray seed) {
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

    /** What {@link #backward} left at a tensor, a copy that the tensor's manager owns; empty where nothing arrived. */
    public static Optional<NDArray> gradientAt(NDArray tensor) {
        try (NDArray gradient = JniUtils.getGradient((PtNDArray) tensor)) {
            if (gradient == null) {
                return Optional.empty();
            }
            NDArray copy = gradient.duplicate();
            copy.attach(tensor.getManager());
            return Optional.of(copy);
        }
    }

    private static <T> T locked(ReentrantLock lock, boolean gradients, Supplier<T> work) {
        if (PassThreads.runsThis()) {
            return prepared(gradients, work);
        }
        lock.lock();
        try {
            return prepared(gradients, work);
        } finally {
            lock.unlock();
        }
    }

    private static <T> T prepared(boolean gradients, Supplier<T> work) {
        // All are kept for each thread, and a thread may be new. The number of threads is shared with other
        // native libraries, which set it when they are first used, as ND4J's does.
        Libtorch.useOneThread();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(gradients);
        try {
            return work.get();
        } catch (EngineException e) {
            throw new ProgramException(NativeMessage.shortened(e), e);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    @Override
    public void close() {
        block.close();
    }
}
