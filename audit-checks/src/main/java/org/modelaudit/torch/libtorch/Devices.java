package org.modelaudit.torch.libtorch;

import ai.djl.Device;
import org.modelaudit.error.DeviceException;
import org.modelaudit.model.DeviceName;
import org.modelaudit.model.DeviceName.Kind;

/**
 * The device that {@code auto}, {@code cpu} or {@code gpu:N} names, and what it is called elsewhere.
 *
 * <p>Public for {@code torch} and {@code torch.load}.
 */
public final class Devices {

    private Devices() {}

    /**
     * @param gpus number of GPUs that libtorch can use
     * @throws DeviceException if it is not there, or the name is none of the three
     */
    public static Device find(String name, int gpus) {
        DeviceName wanted = DeviceName.of(name);
        if (wanted.kind() == Kind.CPU || (wanted.kind() == Kind.AUTO && gpus == 0)) {
            return Device.cpu();
        }
        int index = wanted.index();
        if (index >= gpus) {
            throw new DeviceException(
                    ("The device '%s' is not there: libtorch finds %s; use 'cpu', or add a libtorch built"
                                    + " for CUDA (PYTORCH_LIBRARY_PATH) and check that the driver is loaded.")
                            .formatted(
                                    name,
                                    gpus == 0
                                            ? "no GPU"
                                            : gpus == 1
                                                    ? "one GPU, gpu:0"
                                                    : gpus + " GPUs, gpu:0 to gpu:" + (gpus - 1)));
        }
        return Device.gpu(index);
    }

    /** How a program's source names a device, {@code cuda:0}. */
    public static String name(Device device) {
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }

    /**
     * Engine and device, in one line.
     *
     * @param name as {@link #find} takes it
     */
    public static String place(String name) {
        Libtorch libtorch = Libtorch.get();
        return libtorch.nameAndVersion() + " on " + find(name, libtorch.gpus());
    }
}
