package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Threshold.atLeast;

import ai.djl.Device;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.LedgerException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.MemoryLedger;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

class KeptAuditTest {

    @TempDir
    Path folder;

    private final MemoryLedger ledger = new MemoryLedger();
    private final Telling telling = new Telling();
    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 5);
    }

    private AuditResult run(Explainer explainer, Metric... metrics) {
        return run(new Telling.AModel("model"), 0, 42, explainer, metrics);
    }

    private AuditResult run(AuditedModel model, int verify, long seed, Explainer explainer, Metric... metrics) {
        telling.explained.clear();
        telling.measured.clear();
        RunLedger run =
                RunLedger.of(new LedgerSettings(Optional.of(folder.resolve("ledger")), 1 << 20, verify), s -> ledger);
        AuditSession session = new AuditSession(
                new AuditedTest("test", "test", List.of(), false, null),
                new AuditSettings(2, seed, Progress.Style.NONE),
                new ExplanationCache(),
                run,
                Beforehand.NOTHING,
                List.of());
        return session.run(new Audit(
                new AuditIdentity("id", "title", "", ""),
                model,
                images,
                explainer,
                Arrays.stream(metrics)
                        .map(metric -> new Requirement(metric, atLeast(0.1)))
                        .toList()));
    }

    private static List<Object> found(AuditResult result) {
        List<Object> found = new ArrayList<>(result.samples());
        for (Verdict verdict : result.verdicts()) {
            found.add(verdict.finding().results());
            found.add(verdict.status());
        }
        return found;
    }

    @Test
    void an_unchanged_audit_computes_nothing_finds_the_same_and_says_so() {
        AuditResult first = run(telling.explainer("a", 3), telling.metric("m"), telling.metric("n"));
        AuditResult again = run(telling.explainer("a", 3), telling.metric("m"), telling.metric("n"));

        assertThat(telling.explained).isEmpty();
        assertThat(telling.measured).isEmpty();
        assertThat(found(again)).isEqualTo(found(first));
        assertThat(first.run().ledger()).hasToString("");
        assertThat(again.run().ledger()).hasToString("nothing computed, 10 of 10 outcomes from the ledger");
        assertThat(again.remarks()).isEqualTo(first.remarks());
        assertThat(first.environment()).containsEntry("scoring", "the audited program");
        assertThat(again.environment()).containsEntry("scoring", "as the kept outcomes were computed");
        assertThat(ResultLines.of(again)).contains("  ledger  nothing computed, 10 of 10 outcomes from the ledger");
        assertThat(ledger.contexts()).hasSize(2);
        assertThat(ledger.outcomes()).hasSize(10).allMatch(kept -> kept.sample().endsWith(".png"));
    }

    @Test
    void the_ledger_is_asked_for_a_batch_of_pictures_at_once() {
        run(telling.explainer("a", 3), telling.metric("m"));
        assertThat(ledger.asked()).containsExactlyInAnyOrder(2, 2, 1, 2, 2, 1);

        ledger.asked().clear();
        run(telling.explainer("a", 3), telling.metric("m"));
        assertThat(ledger.asked()).containsExactly(2, 2, 1);
    }

    @Test
    void a_changed_picture_is_explained_and_measured_again_and_no_other() throws IOException {
        run(telling.explainer("a", 3), telling.metric("m"));
        BufferedImage other = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        other.setRGB(0, 0, 0xFFFFFF);
        ImageIO.write(other, "png", folder.resolve("3.png").toFile());

        AuditResult again = run(telling.explainer("a", 3), telling.metric("m"));

        assertThat(telling.explained).containsExactly("3.png");
        assertThat(telling.measured).containsExactly("m 3.png");
        assertThat(again.run().ledger()).hasToString("4 of 5 outcomes from the ledger");
    }

    @Test
    void changed_truth_counts_as_the_picture_does() throws IOException {
        run(telling.explainer("a", 3), telling.metric("m"));
        Path csv = folder.resolve("annotations.csv");
        Files.writeString(csv, Files.readString(csv).replace("2.png,0,cat,2,2,6,6", "2.png,0,cat,2,2,6,7"));
        images = AuditSet.of(folder);

        run(telling.explainer("a", 3), telling.metric("m"));

        assertThat(telling.measured).containsExactly("m 2.png");
    }

    @Test
    void another_metric_is_measured_on_maps_that_are_kept() {
        run(telling.explainer("a", 3), telling.metric("m"));
        run(telling.explainer("a", 3), telling.metric("m"), telling.metric("other"));

        assertThat(telling.explained).isEmpty();
        assertThat(telling.measured).hasSize(5).allMatch(which -> which.startsWith("other"));
    }

    @Test
    void maps_that_are_too_large_to_keep_are_made_again_for_another_metric_and_only_then() {
        run(telling.explainer("a", 65), telling.metric("m"));
        run(telling.explainer("a", 65), telling.metric("m"));
        assertThat(telling.explained).isEmpty();

        run(telling.explainer("a", 65), telling.metric("other"));
        assertThat(telling.explained).hasSize(5);
    }

    @Test
    void another_explainer_model_or_seed_finds_nothing() {
        Telling.AnExplainer explainer = telling.explainer("a", 3);
        Telling.AMetric metric = telling.metric("m");
        run(explainer, metric);

        run(telling.explainer("b", 3), metric);
        assertThat(telling.measured).hasSize(5);
        run(new Telling.AModel("other"), 0, 42, explainer, metric);
        assertThat(telling.measured).hasSize(5);
        run(new Telling.AModel("model"), 0, 7, explainer, metric);
        assertThat(telling.measured).hasSize(5);
        run(explainer, metric);
        assertThat(telling.measured).isEmpty();
    }

    @Test
    void of_a_model_of_which_nobody_knows_what_decides_its_answers_nothing_is_kept() {
        run(FakeModel.small(), 0, 42, telling.explainer("a", 3), telling.metric("m"));
        AuditResult again = run(FakeModel.small(), 0, 42, telling.explainer("a", 3), telling.metric("m"));

        assertThat(telling.measured).hasSize(5);
        assertThat(ledger.outcomes()).isEmpty();
        assertThat(again.run().ledger().remarks())
                .containsExactly(
                        "what the model 'fake.fake' gives is computed each time: a org.modelaudit.audit.SessionModel does not say what tells it from others");
    }

    @Test
    void of_a_gpu_whose_name_and_driver_nobody_knows_nothing_is_kept() {
        AuditedModel model = new Telling.AModel("model") {
            @Override
            public Device device() {
                return Device.gpu();
            }
        };
        run(model, 0, 42, telling.explainer("a", 3), telling.metric("m"));
        AuditResult again = run(model, 0, 42, telling.explainer("a", 3), telling.metric("m"));

        assertThat(telling.explained).hasSize(5);
        assertThat(telling.measured).hasSize(5);
        assertThat(ledger.outcomes()).isEmpty();
        assertThat(again.run().ledger().remarks())
                .containsExactly(
                        "what the model 'fake.fake' gives on a GPU is computed each time: last bits depend on its name and driver, which are not known");
    }

    @Test
    void a_metric_that_does_not_say_what_it_depends_on_is_measured_each_time_beside_one_that_does() {
        FakeMetric silent = FakeMetric.named("silent").giving(each -> {
            telling.measured.add("silent " + each.sample().id());
            return Outcome.value(0.5);
        });
        run(telling.explainer("a", 3), telling.metric("m"), silent);
        AuditResult again = run(telling.explainer("a", 3), telling.metric("m"), silent);

        assertThat(telling.measured).hasSize(5).allMatch(which -> which.startsWith("silent"));
        assertThat(again.run().ledger()).hasToString("5 of 10 outcomes from the ledger");
        assertThat(again.run().ledger().remarks())
                .singleElement()
                .asString()
                .startsWith("what the metric 'silent/fake@1' gives is computed each time: it is not said of ");
    }

    @Test
    void what_failed_is_tried_again() {
        run(telling.explainer("a", 3), telling.metric("m", "1.png"));
        assertThat(ledger.outcomes()).hasSize(5);

        AuditResult again = run(telling.explainer("a", 3), telling.metric("m"));

        assertThat(telling.measured).containsExactly("m 1.png");
        assertThat(again.verdicts().get(0).finding().values()).hasSize(5);
        run(telling.explainer("a", 3), telling.metric("m"));
        assertThat(telling.measured).isEmpty();
    }

    @Test
    void a_file_that_changes_while_it_is_audited_is_not_kept() {
        Telling.AnExplainer explainer = telling.explainer("a", 3);
        explainer.before = sample -> {
            if (sample.id().equals("4.png")) {
                try {
                    Files.write(sample.file(), new byte[] {1});
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
        run(explainer, telling.metric("m"));

        assertThat(ledger.outcomes()).extracting(KeptOutcome::sample).hasSize(4).doesNotContain("4.png");
    }

    @Test
    void verifying_computes_again_as_many_as_were_asked_for_and_fails_where_a_kept_value_differs() {
        Telling.AnExplainer explainer = telling.explainer("a", 3);
        Telling.AMetric metric = telling.metric("m");
        AuditResult first = run(explainer, metric);

        AuditResult verified = run(new Telling.AModel("model"), 2, 42, explainer, metric);
        assertThat(telling.explained).hasSize(2);
        assertThat(telling.measured).hasSize(2);
        assertThat(found(verified)).isEqualTo(found(first));
        assertThat(verified.run().ledger().found()).isEqualTo(5);

        ledger.change(kept -> new KeptOutcome(
                kept.key(), kept.context(), kept.sample(), Outcome.value(0.25), kept.passes(), kept.at()));
        assertThatThrownBy(() -> run(new Telling.AModel("model"), 2, 42, explainer, metric))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("The ledger keeps telling/test@1 of '")
                .hasMessageContaining("as Value[value=0.25, region=null], but computed again it is Value[value=0.");
    }

    @Test
    void a_ledger_that_fails_keeps_no_verdict_from_the_test_and_is_remarked() {
        run(telling.explainer("a", 3), telling.metric("m"));
        ledger.fail("The ledger's disk is full; make room.");

        AuditResult result = run(telling.explainer("a", 3), telling.metric("m"));

        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(telling.measured).hasSize(5);
        assertThat(result.remarks()).contains("The ledger's disk is full; make room.");
        assertThat(result.run().ledger()).hasToString("");
    }

    @Test
    void what_came_from_a_ledger_before_it_failed_is_still_told() throws IOException {
        run(telling.explainer("a", 3), telling.metric("m"));
        BufferedImage other = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        other.setRGB(0, 0, 0xFFFFFF);
        ImageIO.write(other, "png", folder.resolve("4.png").toFile());
        Telling.AnExplainer explainer = telling.explainer("a", 3);
        explainer.before = sample -> ledger.fail("The ledger's disk is full; make room.");

        AuditResult result = run(explainer, telling.metric("m"));

        assertThat(result.remarks()).contains("The ledger's disk is full; make room.");
        assertThat(result.run().ledger()).hasToString("4 of 5 outcomes from the ledger");
    }
}
