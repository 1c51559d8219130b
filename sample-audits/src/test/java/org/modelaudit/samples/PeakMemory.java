package org.modelaudit.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The most memory that this process had at once. */
final class PeakMemory {

    private PeakMemory() {}

    /** Resident memory with its unit, as the kernel counts it; other systems do not say. */
    static String text() throws IOException {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown on this system");
    }
}
