package org.modelaudit.torch.libtorch;

import ai.djl.Device;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.error.DeviceException;

/**
 * The device that {@code auto}, {@code cpu} or {@code gpu:N} names, and what it is called elsewhere.
 *
 * <p>Public for {@code torch} and {@code torch.load}.
 */
public final class Devices {

    private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

    private Devices() {}

    /**
     * @param gpus number of GPUs that libtorch can use
     * @throws DeviceException if it is not there, or the name is none of the three
     */
    public static Device find(String name, int gpus) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        Matcher gpu = GPU.matcher(wanted);
        if (wanted.equals("cpu") || (wanted.equals("auto") && gpus == 0)) {
            return Device.cpu();
        } else if (wanted.equals("auto")) {
            return Device.gpu(0);
        } else if (!gpu.matches()) {
            throw new DeviceException("The device '%s' is unknown; use 'auto', 'cpu' or 'gpu:0'.".formatted(name));
        }
        int index = gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1));
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
