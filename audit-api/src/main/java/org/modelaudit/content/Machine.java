package org.modelaudit.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What numbers depend on beside code: the JVM, and the processor, whose instructions decide which kernels an engine chooses and with
 * them the last bits.
 */
public final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private static final List<String> TELLING = List.of("model name", "flags", "Features", "CPU part");

    private Machine() {}

    /** In one line; not the machine's name, so that equal machines are equal. */
    public static String words() {
        return Stream.of("java.version", "java.vm.name", "os.name", "os.arch")
                .map(System::getProperty)
                .collect(Collectors.joining(", ", "", ", " + processor()));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.takeWhile(line -> !line.isBlank())
                    .filter(line -> TELLING.stream().anyMatch(line::startsWith))
                    .collect(Collectors.joining("; "));
        } catch (IOException e) {
            return String.valueOf(System.getenv("PROCESSOR_IDENTIFIER"));
        }
    }
}
