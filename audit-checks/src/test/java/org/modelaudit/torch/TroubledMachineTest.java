package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.util.Utils;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.torch.archive.TestArchives;

/** Audits on machines that lack what they need, and audits that are ended by others: a sentence or a clean next run. */
class TroubledMachineTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Path pictures;

    private final Path model = OpenProgram.tinyFile("tiny_frozen");

    @BeforeEach
    void prepare() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        pictures = Files.createDirectory(folder.resolve("pictures"));
        StringBuilder truth = new StringBuilder("file,class_index,xmin,ymin,xmax,ymax\n");
        for (int i = 0; i < 6; i++) {
            BufferedImage picture = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(i, 3, 0xff8040);
            ImageIO.write(picture, "png", pictures.resolve(i + ".png").toFile());
            truth.append(i).append(".png,0,1,1,5,5\n");
        }
        Files.writeString(pictures.resolve("annotations.csv"), truth);
    }

    @Test
    void an_audit_goes_through_with_128_megabytes_of_heap() throws Exception {
        assertThat(said(java("-Xmx128m"), 1)).startsWith(AuditsAlone.AUDITING).endsWith(AuditsAlone.DONE);
        assertThat(left()).isEmpty();
    }

    @Test
    void an_audit_goes_through_where_the_home_cannot_be_written() throws Exception {
        Path home = Files.writeString(folder.resolve("home"), "no folder");

        List<String> options = java("-Duser.home=" + home, "-DENGINE_CACHE_DIR=" + Utils.getEngineCacheDir());
        options.removeIf(option -> option.startsWith("-Dmodelaudit.cache"));

        assertThat(said(options, 1)).startsWith(AuditsAlone.AUDITING).endsWith(AuditsAlone.DONE);
        assertThat(left()).isEmpty();
    }

    @Test
    void a_temporary_folder_that_is_not_there_is_said_with_the_setting() throws Exception {
        Files.delete(temporary);

        assertThat(said(java(), 1))
                .singleElement()
                .asString()
                .startsWith(AuditsAlone.SAID + "No folder can be made in the temporary folder '" + temporary + "' (")
                .endsWith("); make room there, or name another with -Djava.io.tmpdir=DIR.");
    }

    @Test
    void a_full_temporary_folder_is_said_and_nothing_stays_in_it() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash limits how much a process may write");
        List<String> limited = new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f 128; exec \"$@\"", "bash"));
        limited.addAll(java("-XX:-UsePerfData"));
        Map<String, byte[]> entries = TestArchives.program("return torch.mean(x, [2, 3])");
        byte[] pad = new byte[1 << 18];
        new Random(1).nextBytes(pad);
        entries.put("net/pad", pad);

        assertThat(said(limited, TestArchives.write(folder, entries), 1))
                .singleElement()
                .asString()
                .startsWith(
                        AuditsAlone.SAID + "The model file cannot be copied, for which there must be room twice, in the"
                                + " temporary folder '" + temporary + "' (");
        assertThat(left()).isEmpty();
    }

    @Test
    void the_run_after_one_that_was_killed_is_clean_and_sweeps_what_was_left() throws Exception {
        Random random = new Random(14);
        Process next = start(java(), model, Integer.MAX_VALUE);
        for (int i = 0; i < 10; i++) {
            Process process = next;
            // Starts while this one audits, so each also sweeps beside one that lives.
            next = start(java(), model, Integer.MAX_VALUE);
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).isEqualTo(AuditsAlone.AUDITING);
                Thread.sleep(random.nextInt(300));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        next.destroyForcibly().waitFor();

        assertThat(said(java(), 1)).startsWith(AuditsAlone.AUDITING).endsWith(AuditsAlone.DONE);
        assertThat(left()).isEmpty();
    }

    @Test
    void an_interrupt_at_any_moment_ends_with_a_sentence_or_not_at_all() throws Exception {
        Random random = new Random(15);
        List<Throwable> thrown = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Thread audit = new Thread(() -> {
                try (AuditedModel opened = AuditsAlone.open(model)) {
                    AuditsAlone.audit(opened, pictures);
                }
            });
            audit.setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
            audit.start();
            Thread.sleep(random.nextInt(60));
            audit.interrupt();
            audit.join();
        }

        assertThat(thrown).hasOnlyElementsOfType(AuditInterruptedException.class);
        try (AuditedModel opened = AuditsAlone.open(model)) {
            AuditsAlone.audit(opened, pictures);
        }
    }

    private List<String> java(String... options) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                // It lives for seconds.
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-Dmodelaudit.cache=" + folder.resolve("cache"),
                "-classpath",
                System.getProperty("java.class.path"),
                AuditsAlone.class.getName()));
        return command;
    }

    private Process start(List<String> command, Path file, int audits) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(file.toString(), pictures.toString(), Integer.toString(audits)));
        return new ProcessBuilder(whole)
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    private List<String> said(List<String> command, int audits) throws Exception {
        return said(command, model, audits);
    }

    private List<String> said(List<String> command, Path file, int audits) throws Exception {
        Process process = start(command, file, audits);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors.txt")))
                .isZero();
        return said.lines().toList();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(file -> !file.getFileName().toString().startsWith("hsperfdata"))
                    .toList();
        }
    }
}
