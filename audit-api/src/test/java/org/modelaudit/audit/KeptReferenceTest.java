package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.noWorseThan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.Requirement;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.MemoryLedger;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.DrawnSet;

/** What a ledger keeps of a model that another is held against. */
class KeptReferenceTest {

    @TempDir
    Path folder;

    private final MemoryLedger ledger = new MemoryLedger();
    private final Telling telling = new Telling();
    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 5);
    }

    @Test
    void held_against_another_model_an_unchanged_audit_computes_nothing_of_either() throws IOException {
        Telling.AMetric metric = telling.metric("m");
        List<Requirement> compared = List.of(
                new Requirement(metric, noWorseThan(new Telling.AModel("old"))), new Requirement(metric, atLeast(0.1)));

        AuditResult first = run("new", 0, compared);
        assertThat(telling.explained).hasSize(10);
        assertThat(telling.measured).hasSize(15);
        AuditResult again = run("new", 3, compared);

        assertThat(again.samples()).isEqualTo(first.samples());
        assertThat(again.verdicts().get(0).comparison())
                .isEqualTo(first.verdicts().get(0).comparison());
        assertThat(again.verdicts().get(1).finding())
                .isEqualTo(first.verdicts().get(1).finding());
        assertThat(again.run().ledger()).hasToString("nothing computed, 15 of 15 outcomes from the ledger");
        assertThat(telling.measured).as("verified of each model").hasSize(6);
        run("newer", 0, compared);
        assertThat(telling.measured).as("of the newer one alone").hasSize(10);

        BufferedImage other = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        other.setRGB(0, 0, 0xFFFFFF);
        ImageIO.write(other, "png", folder.resolve("3.png").toFile());
        run("new", 0, compared);
        assertThat(telling.explained).containsExactly("3.png", "3.png");
        assertThat(telling.measured).containsExactly("m 3.png", "m 3.png", "m 3.png");
    }

    @Test
    void a_copy_of_the_audited_file_is_neither_explained_nor_asked_for() {
        Telling.AMetric metric = telling.metric("m");

        AuditResult result = run("new", 0, List.of(new Requirement(metric, noWorseThan(new Telling.AModel("new")))));

        assertThat(result.verdicts().get(0).reason()).startsWith("both files have the same bytes; each of 5 pictures");
        assertThat(telling.measured).hasSize(5);
    }

    private AuditResult run(String model, int verify, List<Requirement> requirements) {
        telling.explained.clear();
        telling.measured.clear();
        RunLedger run =
                RunLedger.of(new LedgerSettings(Optional.of(folder.resolve("ledger")), 1 << 20, verify), s -> ledger);
        AuditSession session = new AuditSession(
                new AuditedTest("test", "test", List.of(), false, null),
                new AuditSettings(2, 42, Progress.Style.NONE),
                new ExplanationCache(),
                run,
                Beforehand.NOTHING,
                List.of());
        return session.run(new Audit(
                new AuditIdentity("id", "title", "", ""),
                new Telling.AModel(model),
                images,
                telling.explainer("a", 3),
                requirements));
    }
}
