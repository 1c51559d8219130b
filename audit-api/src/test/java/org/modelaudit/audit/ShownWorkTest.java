package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.Requirement;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.MemoryLedger;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.Evidence.Attacked;
import org.modelaudit.testing.DrawnSet;

/** What a reporter is told of the steps behind single numbers. */
class ShownWorkTest {

    @TempDir
    private Path folder;

    private final MemoryLedger ledger = new MemoryLedger();
    private final Telling telling = new Telling();
    private AuditSet images;

    @BeforeEach
    void draw() {
        images = DrawnSet.of(folder, 5);
    }

    private void look(Metric metric, BiConsumer<AuditResult, Evidence> look) {
        RunLedger run =
                RunLedger.of(new LedgerSettings(Optional.of(folder.resolve("ledger")), 1 << 20, 0), s -> ledger);
        new AuditSession(
                        new AuditedTest("test", "test", List.of(), false, null),
                        new AuditSettings(2, 42, Progress.Style.NONE),
                        new ExplanationCache(),
                        run,
                        Beforehand.NOTHING,
                        List.of(look::accept))
                .run(new Audit(
                        new AuditIdentity("id", "title", "", ""),
                        new Telling.AModel("model"),
                        images,
                        telling.explainer("a", 3),
                        List.of(new Requirement(metric, atLeast(0.1)))));
    }

    private static Requirement only(AuditResult result) {
        return result.verdicts().get(0).requirement();
    }

    @Test
    void a_curve_is_that_of_the_sample_and_is_made_once_for_all_runs() {
        List<MetricCurve> seen = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            telling.measured.clear();
            look(telling.showing(), (result, evidence) -> {
                telling.measured.clear();
                seen.add(evidence.curve("3.png", only(result)).orElseThrow());
            });
            assertThat(telling.measured).hasSize(run == 0 ? 1 : 0).allMatch("showing 3.png"::equals);
        }

        assertThat(seen)
                .hasSize(2)
                .allSatisfy(curve -> assertThat(curve.value()).isEqualTo(0.3));
    }

    @Test
    void before_and_after_an_attack_and_their_difference_are_shown() {
        List<Attacked> seen = new ArrayList<>();
        look(
                telling.showing(),
                (result, evidence) -> evidence.attacked("3.png", only(result)).ifPresent(seen::add));

        assertThat(seen).singleElement().satisfies(attacked -> {
            assertThat(attacked.attack()).isEqualTo("a touch");
            assertThat(attacked.before().picture().width()).isEqualTo(8);
            assertThat(attacked.after().picture().red(0, 0))
                    .isGreaterThan(attacked.before().picture().red(0, 0));
            assertThat(attacked.factor()).isGreaterThanOrEqualTo(1);
            assertThat(attacked.difference().rgb(5, 5)).isEqualTo(0x808080);
        });
    }

    @Test
    void a_metric_that_shows_no_work_has_none() {
        look(telling.metric("plain"), (result, evidence) -> {
            assertThat(evidence.curve("3.png", only(result))).isEmpty();
            assertThat(evidence.attacked("3.png", only(result))).isEmpty();
        });
    }
}
