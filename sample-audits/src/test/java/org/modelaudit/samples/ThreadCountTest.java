package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The number of libtorch's threads is set once for a JVM, so two of them are asked. */
class ThreadCountTest {

    @Test
    void a_randomised_map_is_the_same_bit_for_bit_with_one_thread_and_with_four() throws IOException {
        List<String> one = digests(1);

        assertThat(one).hasSameSizeAs(EveryExplainerTest.RANDOMISED).noneMatch(line -> line.endsWith("none"));
        assertThat(digests(4)).isEqualTo(one);
    }

    private static List<String> digests(int threads) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmodelaudit.threads=" + threads,
                "-Dmodelaudit.opening=direct",
                "-classpath",
                System.getProperty("java.class.path"),
                MapDigests.class.getName()));
        command.addAll(new TreeSet<>(EveryExplainerTest.RANDOMISED));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed.lines().filter(line -> line.startsWith("digest ")).toList();
    }
}
