package org.modelaudit.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.Waiver;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;

class ResultDocumentTest {

    private final double[] values =
            IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray();
    private final String json = ResultDocument.json(Audits.result(
            Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.9), Audits.values(values)),
            Audits.verdict(FakeMetric.ERROR, Threshold.atMost(0.5), List.of(Outcome.undefined("nothing is hot")))));
    private final JsonObject root = JsonParser.parseString(json).getAsJsonObject();

    @Test
    void says_what_was_audited_with_digests_and_environment() {
        assertThat(root.keySet())
                .containsExactly(
                        "schema",
                        "status",
                        "audit",
                        "model",
                        "explainer",
                        "data",
                        "requirements",
                        "remarks",
                        "passes",
                        "ledger",
                        "seconds",
                        "environment");
        assertThat(root.get("schema").getAsString()).isEqualTo("modelaudit-result/1");
        assertThat(root.get("status").getAsString()).isEqualTo("FAIL");
        assertThat(root.getAsJsonObject("model").get("sha256").getAsString()).hasSize(64);
        assertThat(root.getAsJsonObject("data").get("digest").getAsString()).startsWith("fedcba98");
        assertThat(root.getAsJsonObject("explainer")
                        .getAsJsonObject("settings")
                        .get("layer")
                        .getAsString())
                .isEqualTo("layer4");
        assertThat(root.getAsJsonObject("environment").get("seed").getAsString())
                .isEqualTo("42");
    }

    @Test
    void a_verdict_carries_its_numbers_unrounded() {
        JsonObject verdict = root.getAsJsonArray("requirements").get(0).getAsJsonObject();

        assertThat(verdict.get("estimate").getAsDouble()).isEqualTo(0.475);
        assertThat(verdict.get("n").getAsInt()).isEqualTo(20);
        assertThat(verdict.getAsJsonObject("interval").get("level").getAsDouble())
                .isEqualTo(0.95);
        assertThat(verdict.getAsJsonObject("threshold").get("low").getAsDouble())
                .isEqualTo(0.9);
        assertThat(verdict.getAsJsonObject("threshold").get("high").isJsonNull())
                .isTrue();
    }

    @Test
    void what_has_no_value_is_null_and_never_zero() {
        JsonObject verdict = root.getAsJsonArray("requirements").get(1).getAsJsonObject();

        assertThat(verdict.get("status").getAsString()).isEqualTo("INCONCLUSIVE");
        assertThat(verdict.get("estimate").isJsonNull()).isTrue();
        assertThat(verdict.get("interval").isJsonNull()).isTrue();
        assertThat(verdict.getAsJsonObject("undefined").get("nothing is hot").getAsInt())
                .isEqualTo(1);
    }

    @Test
    void slices_comparison_and_waiver_stand_at_their_requirement() {
        double[] values = new double[30];
        java.util.Arrays.setAll(values, i -> i < 10 ? 0.1 : 0.9);
        JsonObject sliced = requirement(Audits.sliced(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(values)));
        JsonObject compared = requirement(Audits.compared(FakeMetric.IOU, 0.95, Audits.values(values)));
        JsonObject waived = requirement(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.9), Audits.values(values))
                .waivedBy(new Waiver("a", null, "Ada", "late", LocalDate.of(2026, 12, 31))));

        assertThat(sliced.getAsJsonArray("slices")
                        .get(0)
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo("class 'stop'");
        assertThat(compared.getAsJsonObject("comparison")
                        .getAsJsonArray("worst")
                        .get(0)
                        .toString())
                .isEqualTo("{\"sample\":\"images/000.png\",\"before\":0.95,\"after\":0.1}");
        assertThat(waived.get("status").getAsString()).isEqualTo("WAIVED");
        assertThat(waived.getAsJsonObject("waiver").get("statusWithout").getAsString())
                .isEqualTo("FAIL");
        assertThat(sliced.get("waiver").isJsonNull()).isTrue();
    }

    private static JsonObject requirement(Verdict verdict) {
        return JsonParser.parseString(ResultDocument.json(Audits.result(verdict)))
                .getAsJsonObject()
                .getAsJsonArray("requirements")
                .get(0)
                .getAsJsonObject();
    }

    @Test
    void is_indented_for_people() {
        assertThat(json).startsWith("{\n  \"schema\": ");
    }
}
