package org.modelaudit.opening;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory a child has in use, heap and native, where the system tells (Linux), and how much it may: three quarters of the
 * machine's, with which the audit itself would not run either.
 */
final class ChildMemory {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d{1,15}) kB");

    private ChildMemory() {}

    static long limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize() / 4 * 3
                : Long.MAX_VALUE;
    }

    /** Bytes; 0 where the system does not tell. */
    static long of(long process) {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(process), "status")));
            return resident.find() ? Long.parseLong(resident.group(1)) << 10 : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
