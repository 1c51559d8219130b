package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.torch.SharedModels;

/**
 * One picture's answer is its own: every number is the same to the last bit whatever {@code modelaudit.batch} and {@code
 * modelaudit.threads} say and in whatever order the pictures come.
 */
class InvarianceTest {

    @TempDir
    Path folder;

    @Test
    void every_explainer_and_every_metric_says_the_same_in_any_batch_and_order_and_with_two_threads() throws Exception {
        sayTheSame(InvarianceSubject.TINY);
    }

    @Test
    void a_real_net_gets_the_same_numbers_in_any_batch_and_order_and_with_two_threads() throws Exception {
        SharedModels.folder();
        sayTheSame(InvarianceSubject.RESNET);
    }

    /** For some of its convolutions libtorch has other kernels for two threads than for one. */
    @Test
    void another_real_net_gets_the_same_numbers_in_any_batch_and_order_and_with_two_threads() throws Exception {
        SharedModels.folder();
        sayTheSame(InvarianceSubject.MOBILENET);
    }

    private void sayTheSame(InvarianceSubject subject) throws IOException, InterruptedException {
        List<String> printed = numbers(subject, 1, "8", "3", "1");
        List<String> first = of(0, printed);

        assertThat(first).hasSizeGreaterThan(100);
        assertThat(of(1, printed)).isEqualTo(first);
        assertThat(of(2, printed)).isEqualTo(first);
        assertThat(of(0, numbers(subject, 2, "3"))).isEqualTo(first);
    }

    private static List<String> of(int run, List<String> lines) {
        String start = InvarianceRun.LINE + run + "\t";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .sorted()
                .toList();
    }

    private List<String> numbers(InvarianceSubject subject, int threads, String... batches)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmodelaudit.threads=" + threads,
                "-Dmodelaudit.opening=direct",
                "-Dmodelaudit.shared=" + System.getProperty("modelaudit.shared", "../../shared"),
                "-classpath",
                System.getProperty("java.class.path"),
                InvarianceRun.class.getName(),
                subject.name(),
                folder.toString()));
        command.addAll(List.of(batches));
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        // A thread that waits does not keep others from working.
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = process.waitFor();
        assertThat(end).as(Files.readString(errors)).isZero();
        return printed.lines().toList();
    }
}
