package org.modelaudit.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.AuditedTest;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.report.DrawnAudit;

/** Two runs of one audit leave records that are equal byte for byte but for what is volatile, pictures included. */
class EqualRecordsTest {

    private static final int PICTURES = 20;

    @TempDir
    Path folder;

    private Path pictures;

    @BeforeEach
    void draw() throws IOException {
        pictures = folder.resolve("here/pictures");
        draw(pictures, IntStream.range(0, PICTURES).boxed().toList());
    }

    private static void draw(Path target, List<Integer> order) throws IOException {
        for (int i : order) {
            Path file = target.resolve(i % 2 == 0 ? "even" : "odd").resolve(i + ".png");
            Files.createDirectories(file.getParent());
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            image.setRGB(i % 8, i / 8, 0xFFFFFF);
            ImageIO.write(image, "png", file.toFile());
        }
        Files.write(target.resolve("even/damaged.png"), new byte[] {1, 2, 3});
    }

    private RunRecord run(Path data, String ledger, int batch) {
        Path file = folder.resolve("record/model-audit.json");
        RecordReporter reporter = new RecordReporter();
        reporter.begin(name -> name.equals("modelaudit.record") ? Optional.of(file.toString()) : Optional.empty());
        try (RunLedger kept = ledger.isEmpty()
                ? RunLedger.none()
                : RunLedger.of(new LedgerSettings(Optional.of(folder.resolve(ledger)), 1 << 20, 0))) {
            AuditSession.ofRun(
                            new AuditedTest("test", "test", List.of(), false, null),
                            AuditSettings.from(name -> switch (name) {
                                case "modelaudit.progress" -> Optional.of("none");
                                case "modelaudit.batch" -> Optional.of(Integer.toString(batch));
                                default -> Optional.empty();
                            }),
                            new ExplanationCache(),
                            kept,
                            List.of(reporter),
                            Distribution.none(),
                            "",
                            TreeMap::new)
                    .run(DrawnAudit.of(data, "word"));
        }
        reporter.end();
        RunRecord run = RecordFile.read(file);
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return run;
    }

    private static int found(RunRecord run) {
        return run.circumstances().costs().values().stream()
                .mapToInt(Circumstances.Cost::found)
                .sum();
    }

    @Test
    void with_and_without_a_ledger_the_first_time_and_again_in_batches_of_any_size_and_in_any_order_on_the_disk()
            throws IOException {
        RunRecord plain = run(pictures, "", 8);
        RunRecord first = run(pictures, "ledger.sqlite", 8);
        RunRecord again = run(pictures, "ledger.sqlite", 1);
        RunRecord single = run(pictures, "", 1);
        List<Integer> shuffled = IntStream.range(0, PICTURES).boxed().collect(Collectors.toList());
        Collections.reverse(shuffled);
        Files.move(pictures, folder.resolve("before"));
        draw(pictures, shuffled);
        RunRecord redrawn = run(pictures, "", 8);

        assertThat(found(again)).isEqualTo(2 * PICTURES);
        assertThat(found(plain)).isZero();
        for (RunRecord run : List.of(first, again, single, redrawn)) {
            assertThat(RecordText.lasting(run)).isEqualTo(RecordText.lasting(plain));
        }
        RecordedAudit audit = plain.audits().get(0);
        assertThat(audit.attachments()).hasSize(2);
        assertThat(audit.data().samples()).hasSize(PICTURES + 1);
        assertThat(audit.verdicts().get(0).failed()).containsOnlyKeys("even/damaged.png");
        assertThat(RecordSchema.violations(RecordText.of(plain))).isEmpty();
    }
}
