package org.modelaudit.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.TorchRuntime;

/**
 * What it takes to open a file and to cut it at its default layer, of several files by turns. {@code
 * src/test/python/export_both_ways.py} exports torchvision's nets traced and by {@code torch.export}.
 *
 * <pre>./mvnw -Pbench -pl audit-checks -am verify -Dbench.main=org.modelaudit.bench.OpeningBenchmark \
 *    -Dbench.options="5 resnet18.pt resnet18.pt2"</pre>
 *
 * <p>In each round every file gets a process of its own, which opens it several times. A line has the medians over the rounds of the
 * processor time, in milliseconds, of the first opening and of a later one, when Java has compiled itself, and of the largest memory
 * that the process held.
 */
public final class OpeningBenchmark {

    private static final String CHILD = "once";
    private static final int OPENS = 4;

    private OpeningBenchmark() {}

    /**
     * @param arguments number of rounds, then files of square pictures of 224 pixels
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals(CHILD)) {
            open(Path.of(arguments[1]));
            return;
        }
        Map<String, List<double[]>> measured = new LinkedHashMap<>();
        for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
            for (int i = 1; i < arguments.length; i++) {
                measured.computeIfAbsent(arguments[i], file -> new ArrayList<>())
                        .add(child(arguments[i]));
            }
        }
        System.out.println("file,first_ms,later_ms,peak_megabytes");
        measured.forEach((file, rounds) -> System.out.printf(
                Locale.ROOT,
                "%s,%.0f,%.0f,%.0f%n",
                Path.of(file).getFileName(),
                median(rounds, 0),
                median(rounds, 1),
                median(rounds, 2)));
    }

    private static double[] child(String file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Dmodelaudit.opening=direct",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpeningBenchmark.class.getName(),
                        CHILD,
                        file)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s was not opened: %s".formatted(file, said));
        }
        String[] words = said.lines()
                .filter(line -> line.startsWith("OPENED "))
                .findFirst()
                .orElseThrow()
                .split(" ");
        return new double[] {
            Double.parseDouble(words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3])
        };
    }

    private static void open(Path file) throws IOException {
        TorchRuntime runtime = new TorchRuntime();
        List<double[]> spent = new ArrayList<>();
        for (int i = 0; i < OPENS; i++) {
            long start = processorNanos();
            try (AuditedModel model =
                    runtime.open(ModelSource.of(file, InputSpecification.imageNet(224)).onDevice("cpu"))) {
                model.cutAt(model.defaultLayer().path());
            }
            spent.add(new double[] {(processorNanos() - start) / 1e6});
        }
        System.out.printf(
                Locale.ROOT,
                "OPENED %.1f %.1f %d%n",
                spent.get(0)[0],
                median(spent.subList(1, OPENS), 0),
                PeakMemory.megabytes());
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double median(List<double[]> rounds, int column) {
        double[] sorted =
                rounds.stream().mapToDouble(round -> round[column]).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
