package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private TestExecutionSummary run(DiscoverySelector selector, String record) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selector)
                                .configurationParameter(
                                        "modelaudit.record",
                                        folder.resolve(record).toString())
                                .configurationParameter("modelaudit.ledger", "none")
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
