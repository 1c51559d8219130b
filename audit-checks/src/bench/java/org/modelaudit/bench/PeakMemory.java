package org.modelaudit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process ever held in memory, libtorch's tensors included, as Linux counts it. */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String FIELD = "VmHWM:";

    private PeakMemory() {}

    /** Resident megabytes at the highest, -1 where the system does not say. */
    static long megabytes() throws IOException {
        if (Files.notExists(STATUS)) {
            return -1;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(FIELD))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
