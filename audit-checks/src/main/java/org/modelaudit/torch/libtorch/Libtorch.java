package org.modelaudit.torch.libtorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;

/**
 * The native library, of which a JVM has one: loaded once, one run at a time on a device, each thread by itself.
 *
 * <p>Public for whoever owns something native.
 */
public final class Libtorch {

    private static final String OFFLINE = "ai.djl.offline";
    private static final String BUNDLED = "native/lib/pytorch.properties";

    private final Engine engine;
    private final Map<Device, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Of the programs that do not wait for others on their device, by the owner of their tensors. */
    private final Map<NDManager, ReentrantLock> ownLocks = Collections.synchronizedMap(new WeakHashMap<>());

    private Libtorch(Engine engine) {
        this.engine = engine;
    }

    /**
     * Has the calling thread work alone, whatever another native library made of that: for another number of threads libtorch
     * takes other kernels, which round otherwise.
     */
    static void useOneThread() {
        JniUtils.setNumThreads(1);
    }

    /**
     * @throws ModelException if the native library is not on the class path, or cannot be loaded
     */
    public static Libtorch get() {
        ModelException failure = Holder.FAILURE;
        if (failure != null) {
            throw new ModelException(String.valueOf(failure.getMessage()), failure);
        }
        return Objects.requireNonNull(Holder.INSTANCE);
    }

    private static final class Holder {
        static final @Nullable Libtorch INSTANCE;
        static final @Nullable ModelException FAILURE;

        static {
            Libtorch loaded = null;
            ModelException failure = null;
            try {
                loaded = load();
            } catch (ModelException e) {
                failure = e;
            } catch (RuntimeException | LinkageError | AssertionError e) {
                failure = failed(e);
            }
            INSTANCE = loaded;
            FAILURE = failure;
        }
    }

    private static Libtorch load() {
        if (!isBundled()) {
            throw new ModelException(
                    "libtorch is missing, and an audit never downloads it; add the dependency"
                            + " 'ai.djl.pytorch:pytorch-native-cpu' with the classifier of this machine (linux-x86_64,"
                            + " linux-aarch64, osx-aarch64 or win-x86_64), or set PYTORCH_LIBRARY_PATH to a folder that holds it.");
        }
        // DJL downloads what it misses unless it is told that there is no network.
        if (System.getProperty(OFFLINE) == null) {
            System.setProperty(OFFLINE, "true");
        }
        KeptMemory.ask();
        Engine engine = Engine.getEngine("PyTorch");
        Libtorch libtorch = new Libtorch(engine);
        Runtime.getRuntime().addShutdownHook(new Thread(libtorch::holdEverything, "modelaudit-shutdown"));
        return libtorch;
    }

    private static boolean isBundled() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        boolean onClassPath = (loader != null && loader.getResource(BUNDLED) != null)
                || Libtorch.class.getClassLoader().getResource(BUNDLED) != null;
        return onClassPath
                || System.getenv("PYTORCH_LIBRARY_PATH") != null
                || System.getProperty("PYTORCH_LIBRARY_PATH") != null;
    }

    private static ModelException failed(Throwable cause) {
        return new ModelException(
                "libtorch cannot be loaded (%s); check that 'ai.djl.pytorch:pytorch-native-cpu' and"
                                .formatted(cause.getMessage())
                        + " 'ai.djl.pytorch:pytorch-jni' are on the class path in versions that belong together.",
                cause);
    }

    /**
     * Waits for what is running and lets nothing start: a native call that is under way while the JVM takes libtorch apart
     * would bring the process down.
     */
    private void holdEverything() {
        List<ReentrantLock> all = new ArrayList<>(locks.values());
        synchronized (ownLocks) {
            all.addAll(ownLocks.values());
        }
        for (ReentrantLock lock : all) {
            try {
                if (!lock.tryLock(10, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public String nameAndVersion() {
        return engine.getEngineName() + " " + engine.getVersion();
    }

    /** Number of GPUs that it can use. */
    public int gpus() {
        return engine.getGpuCount();
    }

    /** Owner of a program's tensors on a device; whoever asks closes it. */
    public NDManager newManager(Device device) {
        return engine.newBaseManager(device);
    }

    /**
     * Owner of the tensors of a program that runs beside others on the device, and waits for none of them; whoever asks closes it.
     */
    public NDManager newManagerBeside(Device device) {
        NDManager manager = newManager(device);
        ownLocks.put(manager, new ReentrantLock());
        return manager;
    }

    /**
     * The lock that whoever runs something on tensors of an owner holds while it runs: one for a device, but for what {@link
     * #newManagerBeside} owns.
     */
    public ReentrantLock lock(NDManager owner) {
        NDManager parent = owner.getParentManager();
        for (NDManager manager = owner; manager != parent; manager = parent, parent = manager.getParentManager()) {
            ReentrantLock own = ownLocks.get(manager);
            if (own != null) {
                return own;
            }
            if (parent == null) {
                break;
            }
        }
        return locks.computeIfAbsent(owner.getDevice(), d -> new ReentrantLock());
    }
}
