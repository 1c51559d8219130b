package org.modelaudit.report.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.Records;

class CycloneDxCardTest {

    private static JsonObject bom(RecordedAudit... audits) {
        return JsonParser.parseString(CycloneDxCard.of(Records.run(audits))).getAsJsonObject();
    }

    private static RecordedAudit sliced() {
        RecordedAudit audit = Records.audit("net", 0.5, 0.75);
        RecordedVerdict verdict = audit.verdicts().get(0);
        RecordedMeasure cats = new RecordedMeasure(
                Status.FAIL,
                "it is not",
                "",
                0.25,
                new RecordedMeasure.RecordedInterval(0.125, 0.375, 0.95, "BCa"),
                1,
                1,
                null);
        return new RecordedAudit(
                audit.id(),
                audit.title(),
                audit.description(),
                audit.rationale(),
                audit.requirements(),
                audit.status(),
                audit.model(),
                audit.data(),
                audit.explainer(),
                audit.environment(),
                List.of(new RecordedVerdict(
                        verdict.text(),
                        false,
                        List.of("class"),
                        verdict.metric(),
                        verdict.threshold(),
                        verdict.measured(),
                        List.of(new RecordedVerdict.RecordedSlice("class cat", cats)),
                        null,
                        verdict.values(),
                        verdict.undefined(),
                        verdict.failed())),
                List.of("Weights are small."),
                audit.attachments());
    }

    @Test
    void a_model_is_one_component_with_the_digest_that_was_audited() {
        JsonObject bom = bom(Records.audit("net", 0.5));

        assertThat(bom.get("specVersion").getAsString()).isEqualTo("1.7");
        JsonObject component = bom.getAsJsonArray("components").get(0).getAsJsonObject();
        assertThat(component.get("type").getAsString()).isEqualTo("machine-learning-model");
        assertThat(component.getAsJsonArray("hashes").toString())
                .isEqualTo("[{\"alg\":\"SHA-256\",\"content\":\"%s\"}]".formatted("1".repeat(64)));
    }

    @Test
    void what_was_measured_stands_in_the_card_by_slice_with_its_interval() {
        JsonObject card = bom(sliced())
                .getAsJsonArray("components")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("modelCard");

        assertThat(card.getAsJsonObject("quantitativeAnalysis").getAsJsonArray("performanceMetrics"))
                .extracting(metric -> metric.getAsJsonObject().get("value").getAsString())
                .containsExactly("1.0", "0.5", "0.25");
        assertThat(card.toString())
                .contains("\"slice\":\"class cat\"")
                .contains("\"confidenceInterval\":{\"lowerBound\":\"0.125\",\"upperBound\":\"0.375\"}")
                .contains("localization IoU at least 0.5, FAIL")
                .contains("\"technicalLimitations\":[\"Weights are small.\"]");
    }

    @Test
    void the_same_findings_make_the_same_bytes() {
        assertThat(CycloneDxCard.of(Records.run(sliced()))).isEqualTo(CycloneDxCard.of(Records.run(sliced())));
    }
}
