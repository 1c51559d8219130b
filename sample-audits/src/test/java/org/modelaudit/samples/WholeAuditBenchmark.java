package org.modelaudit.samples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

    /**
     * Runs three times on one new ledger and prints: at first, again unchanged, and with one picture changed.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("whole-audit");
        try (BenchmarkData data =
                        BenchmarkData.copyInto(folder, Integer.getInteger("modelaudit.benchmark.pictures", 32));
                LibtorchShare libtorch = LibtorchShare.ofThisThread()) {
            System.setProperty("modelaudit.benchmark.data", folder.toString());
            System.setProperty(
                    "modelaudit.ledger", folder.resolve("ledger.sqlite").toString());
            List<AuditResult> first = run("First", libtorch, out);
            List<AuditResult> again = run("Again, unchanged", libtorch, out);
            data.change(first.get(0).samples().get(0).id());
            List<AuditResult> changed = run("Again, one picture changed", libtorch, out);
            out.printf(
                    Locale.ROOT,
                    "The audits' own seconds: first %.1f, unchanged %.2f (1/%.0f), one picture changed %.1f (1/%.0f)%n",
                    seconds(first),
                    seconds(again),
                    seconds(first) / seconds(again),
                    seconds(changed),
                    seconds(first) / seconds(changed));
            out.printf(
                    "Equal outcomes of both unchanged runs: %s%n",
                    outcomes(first).equals(outcomes(again)));
        }
    }

    private static double seconds(List<AuditResult> results) {
        return results.stream()
                        .mapToLong(result -> result.duration().toMillis())
                        .sum()
                / 1e3;
    }

    private static List<Object> outcomes(List<AuditResult> results) {
        return results.stream()
                .<Object>flatMap(result -> Stream.concat(
                        result.samples().stream(),
                        result.verdicts().stream()
                                .map(verdict -> verdict.finding().results())))
                .toList();
    }

    private static List<AuditResult> run(String which, LibtorchShare libtorch, PrintStream out) throws IOException {
        long start = System.nanoTime();
        AuditRun run = AuditRun.of(WholeAudit.class);
        double seconds = (System.nanoTime() - start) / 1e9;
        out.println(which + ":");
        for (AuditResult result : run.results()) {
            PassCount passes = result.passes();
            out.printf(
                    Locale.ROOT,
                    "%s, %d pictures: %d forward, %d features, %d head, %d backward; %.2f s; %s%n",
                    result.explainerName(),
                    result.samples().size(),
                    passes.forward(),
                    passes.features(),
                    passes.head(),
                    passes.backward(),
                    result.duration().toMillis() / 1e3,
                    result.run().ledger());
            out.printf("  unavoidable: %s, and DeepFool's own steps once%n", unavoidable(result));
        }
        run.summary()
                .getFailures()
                .forEach(failure -> out.println(String.valueOf(failure.getException())
                        .lines()
                        .findFirst()
                        .orElse("")));
        out.printf(
                Locale.ROOT,
                "In all: %.1f s, %.2f of the time inside libtorch so far, peak of resident memory %s%n",
                seconds,
                libtorch.share(),
                PeakMemory.text());
        return run.results();
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
}
