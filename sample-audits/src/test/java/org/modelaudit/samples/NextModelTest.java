package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.gate.SliceVerdict;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.model.PassCount;
import org.modelaudit.result.AuditResult;

/** Accuracy cannot tell the Clever Hans from the honest model; held against each other they are told apart, picture by picture. */
class NextModelTest {

    private static final String HONEST = "honest.pt";
    private static final String HANS = "clever-hans.pt";

    @TempDir
    private Path folder;

    @Test
    void the_clever_hans_fails_against_the_honest_model_on_the_mean_and_in_every_class() {
        AuditResult result = held(HANS, HONEST);

        assertThat(result.accuracy()).contains(1.0);
        assertThat(result.verdicts()).hasSize(2).allSatisfy(verdict -> {
            assertThat(verdict.status()).isEqualTo(Status.FAIL);
            assertThat(verdict.reason()).contains(" worse on average than honest.pt");
            assertThat(verdict.slices())
                    .extracting(SliceVerdict::name)
                    .containsExactlyInAnyOrder("class 'cross'", "class 'circle'", "class 'square'", "class 'triangle'");
            assertThat(verdict.compared().orElseThrow().worse()).hasSize(96);
        });
        assertThat(result.remarks())
                .anySatisfy(remark -> assertThat(remark).startsWith("compared with honest.pt (traced, sha256 "));
    }

    @Test
    void the_honest_model_passes_against_the_clever_hans_and_there_is_nothing_to_accept() {
        AuditResult result = held(HONEST, HANS);

        assertThat(result.verdicts())
                .hasSize(2)
                .extracting(Verdict::reason)
                .containsOnly("no picture is worse, 96 are better");
        assertThat(result.status()).isEqualTo(Status.PASS);
    }

    @Test
    void the_honest_model_passes_against_itself_and_says_so() {
        AuditResult result = held(HONEST, HONEST);

        assertThat(result.verdicts())
                .hasSize(2)
                .extracting(Verdict::reason)
                .containsOnly("both files have the same bytes; each of 96 pictures has its value of honest.pt");
        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(result.passes().forward() + result.passes().features()).isEqualTo(96);
    }

    @Test
    void a_second_run_computes_nothing_of_either_model() {
        AuditResult first = held(HANS, HONEST);
        AuditResult again = held(HANS, HONEST);

        assertThat(first.run().ledger().asked()).isEqualTo(2 * 2 * 96);
        assertThat(again.run().ledger()).hasToString("nothing computed, 384 of 384 outcomes from the ledger");
        assertThat(again.passes()).isEqualTo(new PassCount(0, 0, 0, 0));
        assertThat(again.verdicts())
                .extracting(Verdict::comparison)
                .isEqualTo(first.verdicts().stream().map(Verdict::comparison).toList());
    }

    private AuditResult held(String candidate, String released) {
        AuditRun run = AuditRun.of(
                NextModelAudit.class,
                Map.of(
                        "candidate",
                        candidate,
                        "released",
                        released,
                        "modelaudit.ledger",
                        folder.resolve("ledger.sqlite").toString(),
                        "modelaudit.progress",
                        "none"));
        assertThat(run.results()).hasSize(1);
        return run.results().get(0);
    }
}
