package org.modelaudit.samples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.modelaudit.model.PassCount;
import org.modelaudit.result.AuditResult;

/**
 * What a whole audit costs: seconds, passes, how much of the time is libtorch's, and the peak of resident memory, for {@link
 * WholeAudit} on as many pictures as {@code modelaudit.benchmark.pictures} says.
 */
public final class WholeAuditBenchmark {

    /** Pictures between the first and the last of insertion or deletion, and one end; the other is the picture itself. */
    private static final long REPLACEMENT_STEPS = 28;

    /** Five layers, three draws of each. */
    private static final long RANDOMISED_MODELS = 5 * 3;

    private WholeAuditBenchmark() {}

    /** Runs once and prints. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (LibtorchShare libtorch = LibtorchShare.ofThisThread()) {
            long start = System.nanoTime();
            AuditRun run = AuditRun.of(WholeAudit.class);
            double seconds = (System.nanoTime() - start) / 1e9;
            for (AuditResult result : run.results()) {
                PassCount passes = result.passes();
                out.printf(
                        Locale.ROOT,
                        "%s, %d pictures: %d forward, %d features, %d head, %d backward; %.1f s%n",
                        result.explainerName(),
                        result.samples().size(),
                        passes.forward(),
                        passes.features(),
                        passes.head(),
                        passes.backward(),
                        result.duration().toMillis() / 1e3);
                out.printf("  unavoidable: %s, and DeepFool's own steps%n", unavoidable(result));
            }
            run.summary()
                    .getFailures()
                    .forEach(failure -> out.println(String.valueOf(failure.getException())
                            .lines()
                            .findFirst()
                            .orElse("")));
            out.printf(
                    Locale.ROOT,
                    "In all: %.1f s, %.2f of the time inside libtorch, peak of resident memory %s%n",
                    seconds,
                    libtorch.share(),
                    peakMemory());
        }
    }

    /**
     * What no implementation can leave out: the map; the faded picture's confidence and map; every picture of insertion and
     * deletion; a map for each randomised model; after the attack a map, and for an explainer of classes one for each of the two.
     * How many steps DeepFool takes depends on the pictures.
     */
    private static PassCount unavoidable(AuditResult result) {
        boolean classFree = result.explainerName().equals("Eigen-CAM");
        long maps = 1 + 1 + RANDOMISED_MODELS + 1;
        long gradients = classFree ? 0 : maps + 1;
        long pictures = result.samples().size();
        return new PassCount(2 * REPLACEMENT_STEPS * pictures, maps * pictures, maps * pictures, gradients * pictures);
    }

    /** As the kernel counts it; other systems do not say. */
    private static String peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown on this system");
    }
}
