package org.modelaudit.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.report.Audits;
import org.modelaudit.report.LargeAudit;
import org.modelaudit.report.html.AllureHtml;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudits;
import org.modelaudit.result.AuditResult;

class LargeEntryTest {

    @TempDir
    private Path results;

    @Test
    void the_entry_of_many_samples_is_packed_and_whole() throws IOException {
        AuditResult result = new LargeAudit(1_500, 1, 2).result("large");
        AllureLifecycle allure = new AllureLifecycle(new FileSystemResultsWriter(results));
        allure.scheduleTestCase(new TestResult().setUuid("test").setName("test").setFullName("test"));
        allure.startTestCase("test");
        new AllureReporter(allure, results).report(result, Audits.evidence());
        allure.stopTestCase("test");
        allure.writeTestCase("test");

        try (Stream<Path> files = Files.list(results)) {
            List<Path> packed =
                    files.filter(file -> file.toString().endsWith(".json.gz")).toList();
            assertThat(packed).hasSize(1);
            try (InputStream in = new GZIPInputStream(Files.newInputStream(packed.get(0)))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(RecordText.indented(RecordedAudits.of(result, List.of())));
            }
        }
        assertThat(Files.readString(AllureHtml.generate(results, results.resolve("page"))))
                .as("the first screen shows it like any other")
                .contains("PASS</span> 1 ");
    }
}
