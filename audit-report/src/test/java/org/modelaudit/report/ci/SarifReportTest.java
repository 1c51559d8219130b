package org.modelaudit.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedLocation;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;

/** That what is written is valid by the standard's schema, which may not be shipped here, {@code docs/ci.md} says how to check. */
class SarifReportTest {

    private static final String AUDIT = "org.example.SignAudit.looks_at_the_sign";

    private static JsonObject sarif(RunRecord run) {
        return JsonParser.parseString(SarifReport.of(run, "model-audit.json"))
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
    }

    private static List<JsonObject> results(RunRecord run) {
        List<JsonObject> results = new ArrayList<>();
        sarif(run).getAsJsonArray("results").forEach(result -> results.add(result.getAsJsonObject()));
        return results;
    }

    private static JsonObject place(JsonObject result) {
        return result.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");
    }

    private static String uri(JsonObject result) {
        return place(result).getAsJsonObject("artifactLocation").get("uri").getAsString();
    }

    private static String print(JsonObject result) {
        return result.getAsJsonObject("partialFingerprints")
                .get("modelAuditRequirement/v1")
                .getAsString();
    }

    private static String text(JsonElement message) {
        return message.getAsJsonObject().get("text").getAsString();
    }

    @Test
    void what_does_not_pass_is_a_result_with_the_level_of_its_status() {
        assertThat(results(CiRecords.mixed()))
                .extracting(result ->
                        result.getAsJsonObject("properties").get("status").getAsString() + " "
                                + result.get("level").getAsString())
                .containsExactly(
                        "WAIVED error", "FAIL error", "INCONCLUSIVE warning", "FAIL error", "NOT CARRIED OUT error");
    }

    @Test
    void a_result_stands_at_the_line_of_its_chain() {
        JsonObject result = results(Records.run(CiRecords.audit(AUDIT, CiRecords.verdict(Status.FAIL))))
                .get(0);

        assertThat(uri(result)).isEqualTo("src/test/java/org/example/SignAudit.java");
        assertThat(place(result).getAsJsonObject("region").get("startLine").getAsInt())
                .isEqualTo(17);
        assertThat(text(result.get("message")))
                .isEqualTo(
                        "FAIL: localization IoU at least 0.5. Measured 0.375 \\[0.25, 0.4871\\] on 2 of 2 pictures of pets: the whole interval violates it.");
    }

    @Test
    void what_was_not_carried_out_stands_in_the_source_of_its_class_or_else_in_the_record() {
        RunRecord run = CiRecords.with(
                Records.run(CiRecords.audit(AUDIT, CiRecords.verdict(Status.PASS))),
                new NotCarriedOut("org.example.SignAudit$Night.looks", "no model"),
                new NotCarriedOut("org.example.OtherAudit.looks", "no model"));

        assertThat(results(run))
                .extracting(SarifReportTest::uri)
                .containsExactly("model-audit.json", "src/test/java/org/example/SignAudit.java");
        assertThat(sarif(run).getAsJsonArray("invocations").toString()).isEqualTo("[{\"executionSuccessful\":false}]");
    }

    @Test
    void an_audit_of_unknown_place_stands_in_the_record() {
        RunRecord run = Records.run(CiRecords.audit(AUDIT, (RecordedLocation) null, CiRecords.verdict(Status.FAIL)));

        assertThat(uri(results(run).get(0))).isEqualTo("model-audit.json");
    }

    @Test
    void every_metric_is_one_rule_that_its_results_name() {
        JsonObject run = sarif(CiRecords.mixed());
        JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");

        assertThat(rules)
                .extracting(rule -> rule.getAsJsonObject().get("id").getAsString())
                .containsExactly("localization-iou/largest-segment@2", "not-carried-out");
        assertThat(text(rules.get(0).getAsJsonObject().get("help")))
                .isEqualTo(
                        "A requirement on localization IoU is not met by what the model looks at. It lies in 0.00 to 1.00, and higher is better. Its definition: a paper");
        assertThat(results(CiRecords.mixed()))
                .allSatisfy(result -> assertThat(result.get("ruleId"))
                        .isEqualTo(rules.get(result.get("ruleIndex").getAsInt())
                                .getAsJsonObject()
                                .get("id")));
    }

    @Test
    void a_waived_requirement_is_suppressed_and_says_who_answers() {
        JsonObject waived = results(CiRecords.mixed()).get(0);

        assertThat(waived.getAsJsonArray("suppressions").toString())
                .isEqualTo(
                        "[{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":\"Ada answers until 2027-01-01: the next release is trained anew\"}]");
        assertThat(results(CiRecords.mixed()).get(1).has("suppressions")).isFalse();
    }

    @Test
    void a_fingerprint_lasts_when_lines_move_and_other_requirements_begin_to_pass() {
        RecordedAudit before = CiRecords.audit(AUDIT, CiRecords.verdict(Status.FAIL), CiRecords.verdict(Status.FAIL));
        RecordedAudit after = CiRecords.audit(
                AUDIT,
                new RecordedLocation("src/test/java/org/example/SignAudit.java", 99),
                CiRecords.verdict(Status.PASS),
                CiRecords.verdict(Status.FAIL));

        assertThat(print(results(Records.run(after)).get(0)))
                .isEqualTo(print(results(Records.run(before)).get(1)));
    }

    @Test
    void no_two_results_have_one_fingerprint() {
        List<JsonObject> results = results(CiRecords.many(2000));
        Set<String> prints = results.stream()
                .map(result -> Objects.requireNonNull(result.getAsJsonObject("partialFingerprints")
                        .get("primaryLocationLineHash")
                        .getAsString()))
                .collect(Collectors.toCollection(HashSet::new));

        assertThat(results).hasSize(2000);
        assertThat(prints).hasSize(2000);
    }

    @Test
    void a_run_in_which_all_passes_has_no_result() {
        RunRecord run = Records.run(Records.audit("net", 0.5));

        assertThat(results(run)).isEmpty();
        assertThat(sarif(run).getAsJsonArray("invocations").toString()).isEqualTo("[{\"executionSuccessful\":true}]");
    }

    @Test
    void nothing_from_outside_becomes_a_link_or_an_argument_of_a_message() {
        List<JsonObject> results = results(CiRecords.hostileRun(CiRecords.HOSTILE));

        assertThat(results)
                .hasSize(3)
                .allSatisfy(result -> assertThat(text(result.get("message")))
                        .contains("\\[a\\](https://evil.example)", "${{j}}")
                        .doesNotContain("\u202E", "\n"));
        assertThat(results)
                .allSatisfy(result -> assertThat(uri(result))
                        .doesNotContain(" ", "<", "\\", "(")
                        .startsWith("%3Cimg"));
    }

    @Test
    void ten_thousand_characters_are_shortened_to_what_github_takes() {
        List<JsonObject> results = results(CiRecords.hostileRun("x".repeat(10_000)));

        assertThat(results).allSatisfy(result -> {
            assertThat(result.get("ruleId").getAsString()).hasSizeLessThanOrEqualTo(255);
            assertThat(text(result.get("message"))).hasSizeLessThanOrEqualTo(1000);
        });
    }

    @Test
    void the_same_run_gives_the_same_text() {
        assertThat(SarifReport.of(CiRecords.mixed(), "r")).isEqualTo(SarifReport.of(CiRecords.mixed(), "r"));
    }
}
