package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar that the build makes, run after it was packaged. */
class RunnableJarTest {

    private static final Path JAR = StartedJar.JAR;

    @TempDir
    private Path folder;

    private Ran start(List<String> options, String... arguments) throws Exception {
        return StartedJar.start(folder, options, List.of(arguments));
    }

    @Test
    void its_help_loads_no_engine_and_no_library_but_the_one_for_command_lines() throws Exception {
        Ran help = start(List.of("-Xlog:class+load:file=" + folder.resolve("loaded")), "--help");

        assertThat(help.code()).isEqualTo(ExitCode.PASS);
        assertThat(help.out()).startsWith("Usage: modelaudit").contains("modelaudit layers model.pt2");
        assertThat(Files.readAllLines(folder.resolve("loaded")))
                .filteredOn(line -> line.contains(JAR.getFileName().toString()))
                .allMatch(line -> line.contains(" picocli.") || line.contains(" org.modelaudit.command."))
                .isNotEmpty();
    }

    @Test
    void it_says_its_version() throws Exception {
        assertThat(start(List.of(), "--version").out())
                .isEqualTo("ModelAudit " + System.getProperty("modelaudit.version") + "\n");
    }

    @Test
    void it_opens_a_model_that_is_new_to_the_machine_in_a_child_process_first() throws Exception {
        Ran layers = start(List.of(), "layers", Starter.file("honest.pt").toString(), "--size", "64");

        assertThat(layers.err()).isEmpty();
        assertThat(layers.code()).isEqualTo(ExitCode.PASS);
        assertThat(layers.out()).contains("features.block6.conv");
        assertThat(folder.resolve("cache")).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"honest, PASS, 4 of 4 audits passed", "clever-hans, FAIL, 0 of 4 audits passed"})
    void it_tells_the_two_sample_models_apart_and_leaves_every_report(String model, ExitCode code, String count)
            throws Exception {
        Path file = Starter.checkout().resolve("sample-audits/src/test/audits/%s.audit.yaml".formatted(model));

        Ran run = start(List.of(), "run", file.toString(), "--out", "left");

        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.out()).contains(count);
        assertThat(folder.resolve("left"))
                .isDirectoryRecursivelyContaining("glob:**/left/model-audit.json")
                .isDirectoryRecursivelyContaining("glob:**/left/model-audit.md")
                .isDirectoryRecursivelyContaining("glob:**/left/model-audit.sarif")
                .isDirectoryRecursivelyContaining("glob:**/left/report/index.html")
                .isDirectoryRecursivelyContaining("glob:**/left/dossier/dossier.html")
                .isDirectoryRecursivelyContaining("glob:**/left/dossier/dossier.pdf");
    }

    @Test
    void a_dry_run_leaves_nothing_in_the_folder_that_it_is_started_in() throws Exception {
        Path file = Starter.checkout().resolve("sample-audits/src/test/audits/honest.audit.yaml");

        Ran run = start(List.of(), "run", file.toString(), "--dry-run");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.PASS);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("cache", "printed", "complained");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_reader_who_has_seen_enough_ends_nothing_and_a_full_disk_is_told() throws Exception {
        String layers =
                "'%s' -jar '%s' layers '%s' --size 64".formatted(StartedJar.JAVA, JAR, Starter.file("honest.pt"));
        Ran head = StartedJar.run(folder, List.of("bash", "-c", "set -o pipefail; %s | head -1".formatted(layers)));

        assertThat(head.out()).startsWith("honest.pt: traced").hasLineCount(1);
        assertThat(head.err()).isEmpty();
        assertThat(head.code()).isEqualTo(ExitCode.PASS);
        if (new File("/dev/full").exists()) {
            Ran full = StartedJar.run(folder, List.of("bash", "-c", layers + " > /dev/full"));
            assertThat(full.code()).isEqualTo(ExitCode.TROUBLE);
            assertThat(full.sentence())
                    .startsWith("What was to be printed could not be written (")
                    .hasLineCount(1);
        }
    }

    @Test
    void it_keeps_every_service_and_every_licence_and_no_signature() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();

            assertThat(names)
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"))
                    .noneMatch(name -> name.matches("(org/apache/(spark|hadoop)|scala)/.*"))
                    .noneMatch(name -> name.endsWith("module-info.class"));
            assertThat(names)
                    .filteredOn(name -> name.startsWith("META-INF/licences/junit-platform-engine-"))
                    .isNotEmpty();
            assertThat(names)
                    .filteredOn(name -> name.startsWith("META-INF/licences/openhtmltopdf-")
                            || name.startsWith("META-INF/licences/commons-csv-"))
                    .isNotEmpty();
            assertThat(text(jar, "META-INF/services/ai.djl.engine.EngineProvider")
                            .lines())
                    .contains("ai.djl.pytorch.engine.PtEngineProvider", "ai.djl.onnxruntime.engine.OrtEngineProvider");
            assertThat(text(jar, "META-INF/services/org.modelaudit.result.AuditReporter")
                            .lines())
                    .contains("org.modelaudit.report.record.RecordReporter");
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
