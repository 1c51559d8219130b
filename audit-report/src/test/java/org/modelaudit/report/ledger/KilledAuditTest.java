package org.modelaudit.report.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.ledger.LedgerKey;

/**
 * Audits in processes that are killed, and in several at once, on one ledger. How many kills there are is set by {@code
 * modelaudit.kills}.
 */
class KilledAuditTest {

    private static final int PICTURES = 40;

    private static final int KILLS = Integer.getInteger("modelaudit.kills", 4);

    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures/one"));
        for (int i = 0; i < PICTURES; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            image.setRGB(i % 8, i / 8, 0xFFFFFF);
            ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
        }
    }

    private Process start(String ledger, String word) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AuditInAnotherProcess.class.getName(),
                        folder.resolve("pictures").toString(),
                        folder.resolve(ledger).toString(),
                        word)
                .redirectErrorStream(true)
                .start();
    }

    private static List<String> lines(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException killed) {
            // What came before counts.
        }
        return lines;
    }

    private static String found(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(AuditInAnotherProcess.FOUND))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", lines)));
    }

    private static Set<LedgerKey> kept(List<String> lines) {
        Set<LedgerKey> keys = new LinkedHashSet<>();
        lines.stream()
                .filter(line -> line.matches(AuditInAnotherProcess.KEPT + "[0-9a-f]{64}"))
                .forEach(line -> keys.add(new LedgerKey(line.substring(AuditInAnotherProcess.KEPT.length()))));
        return keys;
    }

    private void assertAllThere(String ledger, Set<LedgerKey> keys) {
        try (SqliteLedger open = SqliteLedger.open(folder.resolve(ledger), 1 << 20)) {
            assertThat(open.outcomes(keys).keySet()).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void an_audit_that_was_killed_goes_on_where_it_stopped_and_finds_what_one_without_a_kill_finds() throws Exception {
        String whole = found(lines(start("whole.sqlite", "word")));
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        int kills = 0;
        for (int ledger = 0; kills < KILLS; ledger++) {
            String name = "killed" + ledger + ".sqlite";
            Set<LedgerKey> kept = new LinkedHashSet<>();
            for (boolean killed = true; killed; ) {
                Process process = start(name, "word");
                BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
                List<String> lines = new ArrayList<>();
                // Counts from the first word of the audit, where there is something to lose; sometimes before it.
                boolean early = random.nextInt(8) == 0;
                String first = early ? null : reader.readLine();
                if (first != null) {
                    lines.add(first);
                }
                killed = !process.waitFor(random.nextInt(early ? 1500 : 300), TimeUnit.MILLISECONDS);
                // Not by the process itself, which would close what has not been read yet.
                process.toHandle().destroyForcibly();
                process.waitFor();
                lines.addAll(lines(process));
                killed &= lines.stream().noneMatch(line -> line.startsWith(AuditInAnotherProcess.FOUND));
                kept.addAll(kept(lines));
                assertAllThere(name, kept);
                kills += killed ? 1 : 0;
                if (kills >= KILLS) {
                    break;
                }
            }
            List<String> last = lines(start(name, "word"));
            assertThat(found(last)).isEqualTo(whole);
            // Some rows were kept and there was no time to say so.
            assertThat(kept(last)).hasSizeLessThanOrEqualTo(2 * PICTURES - kept.size());
        }
        System.out.printf("killed %d times, no row lost%n", kills);
    }

    @Test
    void four_processes_at_once_lose_no_row_and_say_no_word_of_a_lock() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String word : List.of("a", "b", "c", "a")) {
            processes.add(start("shared.sqlite", word));
        }
        Set<LedgerKey> kept = new LinkedHashSet<>();
        Set<String> found = new TreeSet<>();
        for (Process process : processes) {
            List<String> lines = lines(process);
            found.add(found(lines));
            kept.addAll(kept(lines));
        }

        assertThat(kept).hasSize(3 * 2 * PICTURES);
        assertAllThere("shared.sqlite", kept);
        assertThat(found).allMatch(words -> !words.contains("ledger"));
    }
}
