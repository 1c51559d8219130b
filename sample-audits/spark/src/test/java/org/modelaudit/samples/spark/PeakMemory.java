package org.modelaudit.samples.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The most memory that a process and those that it starts have had resident, each by itself, as Linux counts it. */
final class PeakMemory extends Thread {

    private static final int PAUSE_MILLIS = 250;
    private static final int SMALL = 64;

    private final Process watched;
    private final Map<Long, Long> kibibytes = new ConcurrentHashMap<>();

    PeakMemory(Process watched) {
        super("peak-memory");
        this.watched = watched;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            while (watched.isAlive()) {
                Stream.concat(Stream.of(watched.toHandle()), watched.descendants())
                        .forEach(process -> look(process.pid()));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            currentThread().interrupt();
        }
    }

    private void look(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
            lines.filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .ifPresent(line -> kibibytes.merge(process, Long.parseLong(line.replaceAll("\\D", "")), Math::max));
        } catch (IOException | java.io.UncheckedIOException gone) {
            return; // it has ended meanwhile
        }
    }

    /** Of the process itself, in MiB. */
    long own() {
        return kibibytes.getOrDefault(watched.pid(), 0L) >> 10;
    }

    /** Of those that it started, in MiB, the largest first. */
    List<Long> others() {
        return kibibytes.entrySet().stream()
                .filter(entry -> entry.getKey() != watched.pid())
                .map(entry -> entry.getValue() >> 10)
                // Others are commands that a JVM asks for something and that end at once.
                .filter(mebibytes -> mebibytes > SMALL)
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
    }
}
