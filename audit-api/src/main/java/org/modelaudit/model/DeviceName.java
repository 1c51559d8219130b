package org.modelaudit.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.error.DeviceException;

/**
 * What a user calls a device: {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}. Whether it is there, the engine knows.
 *
 * @param kind of device
 * @param index of the GPU, 0 for any other
 */
public record DeviceName(Kind kind, int index) {

    /** Which device is meant. */
    public enum Kind {
        /** The first GPU where there is one, else the CPU. */
        AUTO,
        CPU,
        GPU
    }

    private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

    /**
     * @throws DeviceException if it is none of these names
     */
    public static DeviceName of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        Matcher gpu = GPU.matcher(wanted);
        if (gpu.matches()) {
            return new DeviceName(Kind.GPU, gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
        }
        return switch (wanted) {
            case "auto" -> new DeviceName(Kind.AUTO, 0);
            case "cpu" -> new DeviceName(Kind.CPU, 0);
            default ->
                throw new DeviceException("The device '%s' is unknown; use 'auto', 'cpu' or 'gpu:0'.".formatted(name));
        };
    }
}
