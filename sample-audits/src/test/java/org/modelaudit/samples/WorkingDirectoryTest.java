package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever starts a test, and from wherever: what it writes lies below {@code target}. */
class WorkingDirectoryTest {

    private static final Set<String> FOLDERS_BESIDE_THE_MODULES = Set.of("docs", "findings");
    private static final Set<String> INSIDE_A_MODULE =
            Set.of("Dockerfile", "README.md", "benchmark", "pom.xml", "src", "starter", "training");

    @Test
    void an_audit_that_an_ide_starts_writes_its_results_below_target(@TempDir Path around)
            throws IOException, InterruptedException {
        Path directory = Files.createDirectory(around.resolve("module"));
        Path said = around.resolve("said.txt");
        Process audits = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        // Remembers opened files there, and not in the home of whoever builds.
                        "-Dmodelaudit.cache=" + around.resolve("cache"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AsAnIde.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(audits.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(audits.exitValue()).as(Files.readString(said)).isZero();
        assertThat(names(directory)).containsExactly("target");
        assertThat(names(directory.resolve("target"))).containsExactly("allure-results");
        assertThat(names(directory.resolve("target/allure-results")))
                .contains("environment.properties", "categories.json")
                .anyMatch(name -> name.endsWith("-result.json"));
    }

    @Test
    void no_run_has_left_anything_beside_the_sources() throws IOException {
        Path project = Checkout.top();
        List<PathMatcher> ignored = ignoredByGit(project);
        List<Path> strangers = new ArrayList<>();
        for (Path folder : children(project, ignored)) {
            if (isModule(folder)) {
                addStrangers(folder, ignored, strangers);
            } else if (Files.isDirectory(folder)
                    && !FOLDERS_BESIDE_THE_MODULES.contains(folder.getFileName().toString())) {
                strangers.add(folder);
            }
        }

        assertThat(strangers)
                .as("folders of the project and files of its modules that are neither source nor named in .gitignore")
                .isEmpty();
    }

    private static boolean isModule(Path folder) {
        return Files.exists(folder.resolve("pom.xml"));
    }

    /** A module may hold another. */
    private static void addStrangers(Path module, List<PathMatcher> ignored, List<Path> strangers) throws IOException {
        for (Path file : children(module, ignored)) {
            String name = file.getFileName().toString();
            if (isModule(file) && !INSIDE_A_MODULE.contains(name)) {
                addStrangers(file, ignored, strangers);
            } else if (!INSIDE_A_MODULE.contains(name)) {
                strangers.add(file);
            }
        }
    }

    /** What is neither hidden nor ignored. */
    private static List<Path> children(Path folder, List<PathMatcher> ignored) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> ignored.stream().noneMatch(pattern -> pattern.matches(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    private static List<PathMatcher> ignoredByGit(Path project) throws IOException {
        return Files.readAllLines(project.resolve(".gitignore")).stream()
                .map(line -> line.replaceAll("/$", ""))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        return children(folder, List.of()).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    /** Starts a class with the class path of its module, and with no property of the build but where files are remembered. */
    static final class AsAnIde {

        private AsAnIde() {}

        public static void main(String[] arguments) {
            AuditRun run = AuditRun.of(HonestModelAudit.class);
            System.exit(run.summary().getTestsSucceededCount() == 4 ? 0 : 1);
        }
    }
}
