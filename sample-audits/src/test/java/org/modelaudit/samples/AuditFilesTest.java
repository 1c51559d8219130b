package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.console.ConsoleLauncher;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** An audit in a file is the audit in Java: the same verdicts, and the same record but for where it stands. */
class AuditFilesTest {

    /** What names the test and nothing that it found. */
    private static final List<String> IDENTITY = List.of("id", "title", "location");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "org.modelaudit.samples.HonestModelAudit, honest.audit.yaml, 4, 0",
        "org.modelaudit.samples.CleverHansAudit, clever-hans.audit.yaml, 0, 4"
    })
    void a_file_leaves_the_record_of_the_class_that_says_the_same(Class<?> java, String file, int passing, int failing)
            throws IOException {
        TestExecutionSummary summary =
                run(selectFile(Path.of("src/test/audits", file).toFile()), "file.json");
        run(selectClass(java), "java.json");

        assertThat(summary.getTestsSucceededCount()).isEqualTo(passing);
        assertThat(summary.getTestsFailedCount()).isEqualTo(failing);
        assertThat(found("file.json")).hasSize(4).isEqualTo(found("java.json"));
    }

    @ParameterizedTest
    @CsvSource({"honest, 4, 0", "clever-hans, 0, 4"})
    void the_console_launcher_runs_them(String model, int passing, int failing) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);

        int code = ConsoleLauncher.run(
                        out,
                        out,
                        "execute",
                        "--disable-banner",
                        "--details=summary",
                        "--include-engine=modelaudit",
                        "--select-file=src/test/audits/%s.audit.yaml".formatted(model),
                        "--config=modelaudit.ledger=none",
                        "--config=modelaudit.record=" + folder.resolve("record.json"))
                .getExitCode();

        assertThat(said.toString())
                .contains("%d tests successful".formatted(passing), "%d tests failed".formatted(failing));
        assertThat(code).isEqualTo(failing == 0 ? 0 : 1);
    }

    @Test
    void a_waiver_names_the_file_and_the_audit() throws IOException {
        Path waivers = waivers("src/test/audits/clever-hans.audit.yaml:looks_at_small_shapes_too");

        TestExecutionSummary summary = run(
                selectUniqueId(
                        "[engine:modelaudit]/[file:src%2Ftest%2Faudits%2Fclever-hans.audit.yaml]/[audit:looks_at_small_shapes_too]"),
                "waived.json",
                Map.of("modelaudit.waivers", waivers.toString()));

        assertThat(summary.getTestsSucceededCount()).isOne();
        assertThat(summary.getTotalFailureCount()).isZero();
        assertThat(found("waived.json")).singleElement().asString().contains("\"status\":\"WAIVED\"");
    }

    @ParameterizedTest
    @CsvSource({
        "src/test/audits/clever-hans.audit.yaml:looks_at_smal_shapes_too, the audits of that file are 'src/test/audits/clever-hans.audit.yaml:looks_at_small_shapes_too'",
        "src/test/audits/clever.audit.yaml:looks, there is no file 'src/test/audits/clever.audit.yaml'"
    })
    void a_waiver_that_names_no_audit_fails_the_file(String audit, String why) throws IOException {
        TestExecutionSummary summary = run(
                selectUniqueId(
                        "[engine:modelaudit]/[file:src%2Ftest%2Faudits%2Fclever-hans.audit.yaml]/[audit:looks_at_small_shapes_too]"),
                "refused.json",
                Map.of("modelaudit.waivers", waivers(audit).toString()));

        assertThat(summary.getContainersFailedCount()).isOne();
        assertThat(summary.getFailures())
                .extracting(failure -> String.valueOf(failure.getException().getMessage()))
                .anySatisfy(message ->
                        assertThat(message).startsWith("A waiver names the audit '" + audit + "', but " + why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            atLeast: 0.55    | atMost: 0.55    | FILE:16:9: For localization IoU higher is better, so atMost(0.55) would reward a bad explanation; use atLeast(…).
            atLeast: 0.55    | atLeast: 55     | FILE:16:9: localization IoU lies in [0.0, 1.0], so the bound 55.00 cannot be meant; is it a percentage?
            thresholdedAt: 0.3 | thresholdedAt: 30 | FILE:16:28: The threshold is a fraction of the map's maximum in (0, 1], but got 30.0.
            withConfidence: 0.95 | withConfidence: 95 | FILE:18:9: A confidence level lies between 0 and 1, such as 0.95, but got 95.0.
            features.block6  | features.blok6  | it has no layer 'features.blok6'
            """)
    void what_the_chain_refuses_names_the_line(String right, String wrong, String message) throws IOException {
        Path file = folder.resolve("a.audit.yaml");
        Path samples = Path.of("src/test/resources/samples").toAbsolutePath();
        Files.writeString(
                file,
                Files.readString(Path.of("src/test/audits/honest.audit.yaml"))
                        .replace("../resources/samples", samples.toString())
                        .replace(right, wrong));

        assertThat(run(selectFile(file.toFile()), "refused.json").getFailures())
                .extracting(failure ->
                        String.valueOf(failure.getException().getMessage()).replaceFirst("^\\S*a.audit.yaml", "FILE"))
                .anySatisfy(said -> assertThat(said).startsWith("FILE:").contains(message.strip()));
    }

    private Path waivers(String audit) throws IOException {
        return Files.writeString(folder.resolve("waivers.json"), """
                [{"audit": "%s", "owner": "Ada", "reason": "the tag will go", "expires": "2099-12-31"}]
                """.formatted(audit));
    }

    private TestExecutionSummary run(DiscoverySelector selector, String record) {
        return run(selector, record, Map.of());
    }

    private TestExecutionSummary run(DiscoverySelector selector, String record, Map<String, String> parameters) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selector)
                                .configurationParameter(
                                        "modelaudit.record",
                                        folder.resolve(record).toString())
                                .configurationParameter("modelaudit.ledger", "none")
                                .configurationParameters(parameters)
                                .build(),
                        listener);
        return listener.getSummary();
    }

    private List<String> found(String record) throws IOException {
        JsonArray audits = JsonParser.parseString(Files.readString(folder.resolve(record)))
                .getAsJsonObject()
                .getAsJsonArray("audits");
        List<String> found = new ArrayList<>();
        for (JsonElement audit : audits) {
            JsonObject whole = audit.getAsJsonObject();
            IDENTITY.forEach(whole::remove);
            // The folder beside each record has the record's name.
            whole.getAsJsonArray("attachments")
                    .forEach(attachment -> attachment.getAsJsonObject().remove("file"));
            found.add(whole.toString());
        }
        return found;
    }
}
