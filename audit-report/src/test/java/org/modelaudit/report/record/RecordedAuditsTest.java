package org.modelaudit.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.SampleDigest;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.Waiver;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.report.record.RecordedData.RecordedSample;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SampleFacts;
import org.modelaudit.result.SampleSummary;

class RecordedAuditsTest {

    private final double[] values =
            IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray();
    private final String json = indented(Audits.result(
            Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.9), Audits.values(values)),
            Audits.verdict(FakeMetric.ERROR, Threshold.atMost(0.5), List.of(Outcome.undefined("nothing is hot")))));
    private final JsonObject root = JsonParser.parseString(json).getAsJsonObject();

    private static String indented(AuditResult result) {
        return RecordText.indented(RecordedAudits.of(result, List.of()));
    }

    @Test
    void says_what_was_audited_with_digests_and_environment() {
        assertThat(root.keySet())
                .containsExactly(
                        "id",
                        "title",
                        "description",
                        "rationale",
                        "requirements",
                        "location",
                        "status",
                        "model",
                        "data",
                        "explainer",
                        "environment",
                        "verdicts",
                        "remarks",
                        "attachments");
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
        JsonObject verdict = root.getAsJsonArray("verdicts").get(0).getAsJsonObject();
        JsonObject measured = verdict.getAsJsonObject("measured");

        assertThat(measured.get("estimate").getAsDouble()).isEqualTo(0.475);
        assertThat(measured.get("n").getAsInt()).isEqualTo(20);
        assertThat(measured.getAsJsonObject("interval").get("level").getAsDouble())
                .isEqualTo(0.95);
        assertThat(verdict.getAsJsonObject("threshold").get("low").getAsDouble())
                .isEqualTo(0.9);
        assertThat(verdict.getAsJsonObject("threshold").get("high").isJsonNull())
                .isTrue();
        assertThat(verdict.getAsJsonObject("values").get(Audits.sample(7)).getAsDouble())
                .isEqualTo(0.35);
    }

    @Test
    void what_has_no_value_is_null_and_never_zero() {
        JsonObject verdict = root.getAsJsonArray("verdicts").get(1).getAsJsonObject();

        assertThat(verdict.getAsJsonObject("measured").get("status").getAsString())
                .isEqualTo("INCONCLUSIVE");
        assertThat(verdict.getAsJsonObject("measured").get("estimate").isJsonNull())
                .isTrue();
        assertThat(verdict.getAsJsonObject("measured").get("interval").isJsonNull())
                .isTrue();
        assertThat(verdict.getAsJsonObject("undefined").get(Audits.sample(0)).getAsString())
                .isEqualTo("nothing is hot");
        assertThat(verdict.getAsJsonObject("values").size()).isZero();
    }

    @Test
    void slices_comparison_and_waiver_stand_at_their_requirement() {
        double[] halves = new double[30];
        Arrays.setAll(halves, i -> i < 10 ? 0.1 : 0.9);
        RecordedVerdict sliced = only(Audits.sliced(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(halves)));
        RecordedVerdict compared = only(Audits.compared(FakeMetric.IOU, 0.95, Audits.values(halves)));
        RecordedVerdict waived = only(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.9), Audits.values(halves))
                .waivedBy(new Waiver("a", null, "Ada", "late", LocalDate.of(2026, 12, 31))));

        assertThat(sliced.slicedBy()).containsExactly("class");
        assertThat(sliced.slices().get(0).name()).isEqualTo("class 'stop'");
        assertThat(compared.threshold().against()).isEqualTo("baseline");
        assertThat(compared.measured().comparison()).isNotNull().satisfies(comparison -> {
            assertThat(comparison.before()).isEqualTo("signs-1.0.pt");
            assertThat(comparison.movers()).hasSize(20);
            assertThat(comparison.movers().get(0))
                    .isEqualTo(new RecordedMeasure.RecordedPair(Audits.sample(0), 0.95, 0.1));
        });
        assertThat(waived.measured().status()).hasToString("WAIVED");
        assertThat(waived.waiver())
                .isNotNull()
                .satisfies(waiver -> assertThat(waiver.statusWithout()).hasToString("FAIL"));
        assertThat(sliced.waiver()).isNull();
        assertThat(sliced.threshold().against()).isNull();
    }

    @Test
    void a_margin_of_a_comparison_is_said() {
        RecordedVerdict verdict = only(Audits.verdict(
                FakeMetric.IOU, Threshold.noWorseThanBaseline().withMargin(0.02), Audits.values(values)));

        assertThat(verdict.threshold().margin()).isEqualTo(0.02);
    }

    private static RecordedVerdict only(Verdict verdict) {
        return RecordedAudits.of(Audits.result(verdict), List.of()).verdicts().get(0);
    }

    @Test
    void a_picture_carries_what_its_set_says_of_it_and_what_the_model_does() {
        AuditResult plain = Audits.result(
                new AuditIdentity("a", "a", "", "", List.of("REQ-1")),
                "Grad-CAM",
                Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.1), Audits.values(0.5)));
        SampleSummary told = new SampleSummary(
                        "a.png", OptionalInt.of(1), null, -1, new TreeMap<>(Map.of("residual", Double.NaN)))
                .with(new SampleFacts(
                        null, Optional.of(new SampleDigest("content", "file")), List.of("class 'yield'", "no night")));
        RecordedAudit audit = RecordedAudits.of(
                new AuditResult(
                        plain.identity(),
                        plain.subject(),
                        plain.explainedBy(),
                        plain.verdicts(),
                        List.of(told),
                        plain.run()),
                List.of());

        TreeMap<String, Double> residual = new TreeMap<>();
        residual.put("residual", null);
        assertThat(audit.requirements()).containsExactly("REQ-1");
        assertThat(audit.data().samples())
                .containsExactly(new RecordedSample(
                        "a.png",
                        "content",
                        "file",
                        1,
                        "yield",
                        null,
                        null,
                        null,
                        List.of("class 'yield'", "no night"),
                        residual));
    }

    @Test
    void is_indented_for_people() {
        assertThat(json).startsWith("{\n  \"id\": ");
    }
}
